// What the command line starts an Electron with, to print one report: electron FOLDER REPORT.html REPORT.pdf
import { app } from 'electron';
import { printToPdf } from './print-to-pdf.ts';

const [htmlFile, pdfFile] = process.argv.slice(-2);

app.disableHardwareAcceleration();
// Closing the hidden window is not the end; app.exit below is.
app.on('window-all-closed', () => undefined);

void app
  .whenReady()
  .then(() => {
    if (htmlFile === undefined || pdfFile === undefined) throw new Error('Name an HTML and a PDF file.');
    return printToPdf(htmlFile, pdfFile);
  })
  .then(
    () => {
      app.exit(0);
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      app.exit(1);
    },
  );
