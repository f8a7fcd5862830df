import { isAccepted, markMissing } from '../core-commands.ts';
import type { Extension } from './extension.ts';

/** RFC 3207: `STARTTLS`, and behind its 220 the handshake of TLS. */
export const startTls: Extension = {
  keyword: 'STARTTLS',
  use: 'asked for TLS',
  commands: [
    {
      verb: 'STARTTLS',
      stage: 'starttls',
      sent({ client }) {
        client.wait('starttls');
      },
      answered(dialogue, _command, reply) {
        if (!isAccepted(reply)) {
          if (dialogue.client.isWaiting) dialogue.client.readCommands();
          return;
        }
        if (dialogue.client.holdsBytes) {
          dialogue.note({
            severity: 'warning',
            code: 'starttls-injection',
            message: 'Clear text was sent behind STARTTLS, before the server had answered it.',
            packet: reply.packet,
            tip: 'Commands put in there by somebody on the way may be taken as part of the encrypted session.',
          });
        }
        dialogue.facts.tls.mode = 'starttls';
        // Section 4.2: what was known of the session is forgotten.
        dialogue.envelope.close();
        if (dialogue.client.isWaiting) dialogue.client.expectTls();
      },
      lost(dialogue, command) {
        markMissing(dialogue, command);
        dialogue.client.judgeByContent('starttls');
      },
    },
  ],
};
