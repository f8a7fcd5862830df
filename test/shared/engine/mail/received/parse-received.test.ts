import { describe, expect, it } from 'vitest';
import { parseReceived } from '../../../../../shared/engine/mail/received/parse-received.ts';

const read = (...lines: readonly string[]): unknown => {
  const { raw, ...told } = parseReceived(lines.join(' ')).told;
  expect(raw).toBe(lines.join(' '));
  return told;
};

describe('a Received field of Postfix', () => {
  it('tells HELO name, verified name and address, though TLS comments stand between', () => {
    expect(
      read(
        'from client.sender.example (mail.sender.example [203.0.113.7])',
        '(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)',
        'key-exchange X25519 server-signature RSA-PSS (2048 bits))',
        '(Client CN "mail.sender.example", Issuer "R3; with id" (verified OK))',
        'by mx.partner.example (Postfix) with ESMTPS id 4Fzz2D1xQnz9sX',
        'for <bob@partner.example>; Tue, 20 Jun 2006 03:13:12 +0400 (MSD)',
      ),
    ).toEqual({
      from: { helo: 'client.sender.example', name: 'mail.sender.example', address: '203.0.113.7' },
      by: 'mx.partner.example',
      with: 'ESMTPS',
      id: '4Fzz2D1xQnz9sX',
      for: 'bob@partner.example',
      at: '2006-06-19T23:13:12Z',
      network: 'documentation',
      format: 'postfix',
    });
  });

  it('of a client without a name has none, and IPv6 without its prefix', () => {
    expect(
      read(
        'from [10.1.2.3] (unknown [IPv6:2a00:1450:0:0::1a]) by mx.partner.example (Postfix) with ESMTPSA id 7AB;',
        'Sat, 1 Jan 2022 00:00:00 -0000',
      ),
    ).toEqual({
      from: { helo: '[10.1.2.3]', address: '2a00:1450::1a' },
      by: 'mx.partner.example',
      with: 'ESMTPSA',
      id: '7AB',
      at: '2022-01-01T00:00:00Z',
      format: 'postfix',
    });
  });

  it('of a local user has no client', () => {
    expect(
      read(
        'by mx.partner.example (Postfix, from userid 0) id 7151FF9; Sat, 21 Nov 2026 10:23:38 +0000 (UTC)',
      ),
    ).toEqual({ by: 'mx.partner.example', id: '7151FF9', at: '2026-11-21T10:23:38Z', format: 'postfix' });
  });
});

describe('a Received field of Sendmail', () => {
  it('tells the client behind an ident user, and that its name may be forged', () => {
    const hop = parseReceived(
      'from shop.example (IDENT:root@dsl-7.provider.example [198.51.100.7] (may be forged)) (authenticated bits=0) ' +
        'by mx.partner.example (8.17.1.9/8.17.1.9/Debian-2) with ESMTPSA id k5JNDAxx012345 ' +
        '(version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO) for <bob@partner.example>; ' +
        'Mon, 19 Jun 2006 16:13:10 -0700',
    );
    expect(hop).toMatchObject({
      told: {
        from: { helo: 'shop.example', name: 'dsl-7.provider.example', address: '198.51.100.7' },
        by: 'mx.partner.example',
        with: 'ESMTPSA',
        id: 'k5JNDAxx012345',
        for: 'bob@partner.example',
        at: '2006-06-19T23:13:10Z',
        format: 'sendmail',
      },
      isDoubted: true,
    });
  });

  it('of a local user has no client', () => {
    expect(
      read(
        '(from root@localhost) by mx.partner.example (8.17.1.9/8.17.1.9/Debian-2+deb12u2) id 6ALAPNIt000347',
        'for alice@example.com; Sat, 21 Nov 2026 10:25:23 GMT',
      ),
    ).toEqual({
      by: 'mx.partner.example',
      id: '6ALAPNIt000347',
      for: 'alice@example.com',
      at: '2026-11-21T10:25:23Z',
      format: 'sendmail',
    });
  });
});

describe('a Received field of Exim', () => {
  it('tells an address in the place of a name, with HELO behind it', () => {
    expect(
      read(
        'from [172.23.170.146] (helo=scanner-03) by smtp-out5.provider.example with smtp (Exim 4.52)',
        'id 1FsLze-0003tl-GW for tom@news.example; Mon, 19 Jun 2006 16:48:50 +0100',
      ),
    ).toEqual({
      from: { helo: 'scanner-03', address: '172.23.170.146' },
      by: 'smtp-out5.provider.example',
      with: 'smtp',
      id: '1FsLze-0003tl-GW',
      for: 'tom@news.example',
      at: '2006-06-19T15:48:50Z',
      network: 'private',
      format: 'exim',
    });
  });

  it('tells a verified name, a port, a HELO literal and an ident', () => {
    expect(
      read(
        'from mail.sender.example ([203.0.113.7]:51234 helo=[192.168.0.2] ident=anne) by mx.partner.example',
        'with esmtps tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <anne@sender.example>)',
        'id 1xUiCq-00003S-0v for bob@partner.example; Sat, 21 Nov 2026 10:20:28 +0000',
      ),
    ).toEqual({
      from: { helo: '[192.168.0.2]', name: 'mail.sender.example', address: '203.0.113.7' },
      by: 'mx.partner.example',
      with: 'esmtps',
      id: '1xUiCq-00003S-0v',
      for: 'bob@partner.example',
      at: '2026-11-21T10:20:28Z',
      network: 'documentation',
      format: 'exim',
    });
  });

  it('leaves out a HELO name that is the verified name', () => {
    expect(
      read('from mx.a.example ([203.0.113.7]) by mx.b.example with esmtp (Exim 4.96) id 1xUiCq-00003S-0v; x'),
    ).toEqual({
      from: { helo: 'mx.a.example', name: 'mx.a.example', address: '203.0.113.7' },
      by: 'mx.b.example',
      with: 'esmtp',
      id: '1xUiCq-00003S-0v',
      network: 'documentation',
      format: 'exim',
    });
  });

  it('of a local user has no client', () => {
    expect(
      read(
        'from root by mx.partner.example with local (Exim 4.96) (envelope-from <billing@partner.example>)',
        'id 1xUiCq-00003S-0v for alice@example.com; Sat, 21 Nov 2026 10:20:28 +0000',
      ),
    ).toEqual({
      by: 'mx.partner.example',
      with: 'local',
      id: '1xUiCq-00003S-0v',
      for: 'alice@example.com',
      at: '2026-11-21T10:20:28Z',
      format: 'exim',
    });
  });
});

describe('a Received field of Exchange', () => {
  it('tells addresses in parentheses alone', () => {
    expect(
      read(
        'from MBX1.corp.example (2a01:111:e400::25) by MBX2.corp.example (10.0.0.2) with Microsoft SMTP Server',
        '(version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.5834.15 via Frontend Transport;',
        'Mon, 4 Apr 2022 08:01:02 +0000',
      ),
    ).toEqual({
      from: { helo: 'MBX1.corp.example', address: '2a01:111:e400::25' },
      by: 'MBX2.corp.example',
      with: 'Microsoft SMTP Server',
      id: '15.20.5834.15',
      at: '2022-04-04T08:01:02Z',
      format: 'exchange',
    });
  });

  it('of mail from Outlook says mapi', () => {
    expect(
      read(
        'from MBX1.corp.example ([fe80::1]) by MBX1.corp.example ([fe80::1]) with mapi id 15.01.2507.039;',
        'Mon, 4 Apr 2022 10:01:02 +0200',
      ),
    ).toEqual({
      from: { helo: 'MBX1.corp.example', address: 'fe80::1' },
      by: 'MBX1.corp.example',
      with: 'mapi',
      id: '15.01.2507.039',
      at: '2022-04-04T08:01:02Z',
      network: 'link-local',
      format: 'exchange',
    });
  });

  it('of the SMTP service of Windows tells the version with the protocol', () => {
    expect(
      read(
        'from shop.example ([203.0.113.7]) by EX01.corp.example with Microsoft SMTPSVC(6.0.3790.4675);',
        'Mon, 19 Jun 2006 16:13:10 -0700',
      ),
    ).toMatchObject({ from: { helo: 'shop.example', address: '203.0.113.7' }, format: 'exchange' });
  });
});

describe('a Received field of Gmail', () => {
  it('tells a name that ends in a dot', () => {
    expect(
      read(
        'from mail.sender.example (mail.sender.example. [203.0.113.7]) by mx.google.com with ESMTPS id',
        'a1si123456wrb.12.2006.06.19.09.13.12 for <bob@gmail.example>',
        '(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256); Mon, 19 Jun 2006 09:13:12 -0700 (PDT)',
      ),
    ).toEqual({
      from: { helo: 'mail.sender.example', name: 'mail.sender.example', address: '203.0.113.7' },
      by: 'mx.google.com',
      with: 'ESMTPS',
      id: 'a1si123456wrb.12.2006.06.19.09.13.12',
      for: 'bob@gmail.example',
      at: '2006-06-19T16:13:12Z',
      network: 'documentation',
      format: 'gmail',
    });
  });

  it('of its inner hosts has an address as its server', () => {
    expect(
      read(
        'by 2002:a05:6402:1234:b0:abc:def with SMTP id a1csp123456edb; Mon, 19 Jun 2006 09:13:12 -0700 (PDT)',
      ),
    ).toEqual({
      by: '2002:a05:6402:1234:b0:abc:def',
      with: 'SMTP',
      id: 'a1csp123456edb',
      at: '2006-06-19T16:13:12Z',
      format: 'gmail',
    });
    expect(read('by 10.70.27.1 with SMTP id b2mr1234wxa; 19 Jun 2006 09:13:12 -0700')).toMatchObject({
      format: 'gmail',
    });
  });
});

describe('a Received field of qmail', () => {
  it('tells HELO and address in comments', () => {
    expect(
      read(
        'from unknown (HELO client.sender.example) (anne@203.0.113.7) by mx.partner.example with SMTP;',
        '19 Jun 2006 23:13:12 -0000',
      ),
    ).toEqual({
      from: { helo: 'client.sender.example', address: '203.0.113.7' },
      by: 'mx.partner.example',
      with: 'SMTP',
      at: '2006-06-19T23:13:12Z',
      network: 'documentation',
      format: 'qmail',
    });
  });

  it('leaves out a HELO name that is the name found', () => {
    expect(
      read(
        'from mail.sender.example (203.0.113.7) by mx.partner.example with ESMTP; 19 Jun 2006 23:13:12 -0000',
      ),
    ).toMatchObject({
      from: { helo: 'mail.sender.example', name: 'mail.sender.example', address: '203.0.113.7' },
      format: 'qmail',
    });
  });

  it('of the queue tells a time only', () => {
    expect(read('(qmail 12345 invoked from network); 19 Jun 2006 23:13:12 -0000')).toEqual({
      at: '2006-06-19T23:13:12Z',
      format: 'qmail',
    });
  });
});

describe('any Received field', () => {
  it('of an unknown program is read as RFC 5321 has it', () => {
    expect(
      read(
        'from client.example.org (mail.example.org [203.0.113.7]) by mx.example.com (Wonder/1.0) with ESMTP id 5',
        'for <bob@example.com>; Sat, 21 Nov 2026 10:23:10 EST',
      ),
    ).toEqual({
      from: { helo: 'client.example.org', name: 'mail.example.org', address: '203.0.113.7' },
      by: 'mx.example.com',
      with: 'ESMTP',
      id: '5',
      for: 'bob@example.com',
      at: '2026-11-21T15:23:10Z',
      network: 'documentation',
    });
  });

  it('of OpenSMTPD is told from others', () => {
    expect(
      read(
        'from lab.example (mx.partner.example [198.51.100.20]) by mx.partner.example (OpenSMTPD) with ESMTP id b85a53ac',
        'for <alice@example.com>; Sat, 21 Nov 2026 10:23:10 +0000 (UTC)',
      ),
    ).toMatchObject({ id: 'b85a53ac', format: 'opensmtpd' });
  });

  it.each([
    '',
    ';',
    'from',
    'from from by by',
    'by ; ;',
    '(((',
    'from "',
    'from [',
    '; 31 Feb 2020 10:00:00 +0000',
    '\\',
    '(\\',
  ])('that is broken tells nothing false: %j', (value) => {
    expect(parseReceived(value).told).not.toHaveProperty('at');
  });
});
