// nodemailer.mjs SERVER FROM: sends one message with nodemailer, which npm fetches into the lab's cache folder.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

const VERSION = '10.6.0';
const folder = `${process.env['SMTPSCOPE_LAB_CACHE'] ?? '/var/cache/smtpscope-lab'}/nodemailer-${VERSION}`;
const [server, localAddress] = process.argv.slice(2);

if (server === '--install') {
  execFileSync('npm', ['install', '--silent', '--no-save', '--prefix', folder, `nodemailer@${VERSION}`]);
} else {
  const nodemailer = createRequire(`${folder}/`)('nodemailer');
  const transport = nodemailer.createTransport({
    host: server,
    port: 25,
    name: 'app.partner.example',
    localAddress,
    ignoreTLS: true,
  });
  const info = await transport.sendMail({
    from: '"Billing" <billing@partner.example>',
    to: ['alice@example.com', 'bob@example.com'],
    subject: 'Rechnung für Köln',
    text: 'Guten Tag,\n\ndie Rechnung.\n',
    html: '<p>Guten Tag,</p><p>die Rechnung.</p>',
  });
  console.log(info.response);
}
