import { dialog, type BrowserWindow } from 'electron';
import type { LookupPlan } from '../../../shared/model/lookup.ts';

const ASK = 0;
const NAMES_SHOWN = 6;

/** Asks before anything is sent: by a dialog of the system, which no page can answer. */
export async function confirmLookup(window: BrowserWindow | undefined, plan: LookupPlan): Promise<boolean> {
  if (!window) return false;
  const { questions, cautions, subject } = plan;
  const about = [
    ...subject.addresses,
    ...subject.domains,
    ...(subject.helo === undefined ? [] : [subject.helo]),
  ];
  const named = [...new Set(about)].map((name) => name.slice(0, 80));
  const more = named.length > NAMES_SHOWN ? ` and ${named.length - NAMES_SHOWN} more` : '';
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Ask the DNS about ${named.slice(0, NAMES_SHOWN).join(', ')}${more}?`,
    detail: [
      `At least ${questions.length} questions are sent; otherwise this program sends nothing to anybody.`,
      ...cautions,
    ].join('\n\n'),
    buttons: ['Ask', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === ASK;
}
