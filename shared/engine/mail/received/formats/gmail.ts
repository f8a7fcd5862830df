import type { ReceivedFormat } from '../received-format.ts';

// from mail.example.org (mail.example.org. [192.0.2.1]) by mx.google.com with ESMTPS id a1si123456wrb.12.2006.06.19.09.13.12
//   for <bob@example.com> (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256); Mon, 19 Jun 2006 09:13:12 -0700 (PDT)
// by 2002:a05:6402:1234:b0:abc:def with SMTP id a1csp123456edb; …     by 10.70.27.1 with SMTP id b2mr123wxa; …
const HOST = /(?:^|\.)google\.com$|^smtp\.gmail\.com$|^gmailapi\.google\.com$/i;
/** 2002:a05:… is a private 10.5.… in 6to4 form: nobody else writes it. */
const INNER_HOST = /^(?:2002:a[0-9a-f]{2}:|10\.)/i;
const INNER_ID = /^[0-9a-z]{1,20}(?:csp|mr|sm|cs|pl|rl|is|so)\d{3,20}[a-z]{0,4}(?:$|\.)/;

export const gmail: ReceivedFormat = {
  name: 'gmail',
  source: 'support.google.com/mail, "Trace an email with its full header"',
  recognises({ by, id }) {
    const host = by?.words[0] ?? '';
    return HOST.test(host) || (INNER_HOST.test(host) && INNER_ID.test(id?.words[0] ?? ''));
  },
  read: () => ({}),
};
