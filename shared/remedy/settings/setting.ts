/** Programs whose settings are quoted; `dns` stands for records in a zone. */
export type SettingProgram = 'sendmail' | 'postfix' | 'exim' | 'opensmtpd' | 'dns';

/** Where in the program's configuration the lines belong; tests put them there and let the program read them. */
export type SettingPlace =
  /** sendmail.mc: m4. */
  | 'mc'
  /** Postfix parameters. */
  | 'main.cf'
  /** smtpd.conf(5) of OpenSMTPD. */
  | 'smtpd.conf'
  /** Main section of Exim's configuration. */
  | 'exim main'
  /** Conditions of an ACL of Exim. */
  | 'exim acl'
  | 'exim router'
  | 'exim transport'
  | 'exim authenticator'
  /** Records of a zone. */
  | 'zone'
  /** A table that another setting names; `file` says which. */
  | 'table'
  /** A command to run. */
  | 'command';

/** A setting that cures a refusal, as the program spells it. */
export interface Setting {
  readonly program: SettingProgram;
  readonly place: SettingPlace;
  /** The file, where the place does not say it: /etc/mail/authinfo. */
  readonly file?: string;
  /** Whose server it is set on. */
  readonly side: 'sending' | 'receiving';
  /** What it does: a plain sentence. */
  readonly does: string;
  /** To be copied; names in example.org and 192.0.2.0/24 stand for one's own. */
  readonly lines: readonly string[];
  /** What makes it work: rebuild, reload. */
  readonly then?: string;
  /** What can go wrong. */
  readonly caution?: string;
}
