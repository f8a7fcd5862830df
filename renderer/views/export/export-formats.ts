import type { ExportName } from '../../../shared/ipc/contract.ts';

/** What each format is for, in the reader's words, grouped as the dialog shows them. */
export const FORMAT_GROUPS: readonly {
  readonly title: string;
  readonly formats: readonly (readonly [name: ExportName, label: string])[];
}[] = [
  {
    title: 'To read',
    formats: [
      ['html', 'HTML: one page to send or print'],
      ['pdf', 'PDF: the same, printed'],
      ['markdown', 'Markdown: for a ticket'],
      ['text', 'Text'],
    ],
  },
  {
    title: 'To reckon with',
    formats: [
      ['csv', 'CSV: a session a row'],
      ['csv-recipients', 'CSV: a recipient a row'],
      ['json', 'JSON: the whole analysis'],
      ['ndjson', 'NDJSON: a session a line'],
      ['parquet', 'Parquet: three tables, into a folder'],
      ['ecs', 'NDJSON for Elasticsearch (ECS)'],
      ['zeek', 'JSON lines as Zeek’s smtp.log'],
      ['junit', 'JUnit XML: for CI'],
    ],
  },
  {
    title: 'From the capture',
    formats: [
      ['pcapng', 'pcapng: the packets of these sessions'],
      ['pcap', 'pcap: the packets of these sessions'],
      ['eml', 'Messages (.eml), into a folder'],
    ],
  },
];
