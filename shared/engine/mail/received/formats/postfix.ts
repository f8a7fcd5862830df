import type { ReceivedFormat } from '../received-format.ts';

// from mail.example.org (mail.example.org [192.0.2.1])
//   (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (No client certificate requested)
//   by mx.example.com (Postfix) with ESMTPS id 4F2D21 for <bob@example.com>; Tue, 20 Jun 2006 03:13:12 +0400 (MSD)
// by mx.example.com (Postfix, from userid 0) id 7151FF9; Sat, 21 Nov 2026 10:23:38 +0000 (UTC)
const PROGRAM = /^Postfix\b/;
const TLS = /^using TLSv[\d.]+ with cipher /;

export const postfix: ReceivedFormat = {
  name: 'postfix',
  source: 'postconf(5), smtpd_tls_received_header, mail_name',
  recognises: ({ by, from }) =>
    by?.comments.some((comment) => PROGRAM.test(comment)) === true ||
    from?.comments.some((comment) => TLS.test(comment)) === true,
  read: () => ({}),
};
