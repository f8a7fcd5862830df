import type { ReceivedFormat } from '../received-format.ts';

// from client.example.org (mail.example.org [192.0.2.1]) by mx.example.com (OpenSMTPD) with ESMTP id b85a53ac
//   for <bob@example.com>; Sat, 21 Nov 2026 10:23:10 +0000 (UTC)
export const opensmtpd: ReceivedFormat = {
  name: 'opensmtpd',
  source: 'smtpd(8) of OpenBSD',
  recognises: ({ by }) => by?.comments.includes('OpenSMTPD') === true,
  read: () => ({}),
};
