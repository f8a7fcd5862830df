import type { ReceivedFormat } from '../received-format.ts';

// from mail.example.org (IDENT:root@mail.example.org [192.0.2.1] (may be forged)) (authenticated bits=0)
//   by mx.example.com (8.17.1/8.17.1) with ESMTP id k5JNDAxx012345
//   (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO) for <bob@example.com>; Mon, 19 Jun 2006 16:13:10 -0700
// (from root@localhost) by mx.example.com (8.17.1/8.17.1/Submit) id k5JNDAxx012345; Mon, 19 Jun 2006 16:13:10 -0700
const VERSIONS = /^\d{1,2}\.\d{1,2}\.[\w.+-]{1,20}\/(?:\w|\d)/;

export const sendmail: ReceivedFormat = {
  name: 'sendmail',
  source: 'Sendmail Installation and Operation Guide, macro $?s of HReceived in cf/m4/proto.m4',
  recognises: ({ by }) => by?.comments.some((comment) => VERSIONS.test(comment)) === true,
  read: () => ({}),
};
