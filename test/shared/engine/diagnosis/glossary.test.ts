import { describe, expect, it } from 'vitest';
import { decodeRefusal } from '../../../../shared/engine/diagnosis/decode-refusal.ts';
import { translateUnspaced, translateWords } from '../../../../shared/engine/diagnosis/glossary.ts';

describe('the glossary', () => {
  it('puts words of other languages into English, with any ending', () => {
    expect(translateWords(' empfangerin unbekannt ')).toBe(' recipient unknown ');
    expect(translateWords(' demasiadas conexiones ')).toBe(' too many connection ');
  });

  it('takes several words for one thing before the single ones', () => {
    expect(translateWords(' nombre de usuario incorrecto ')).toBe(' username invalid ');
  });

  it('leaves English as it is', () => {
    const text = ' client host ip# blocked using host# | no user of that name is allowed to send from here ';
    expect(translateWords(text)).toBe(text);
  });

  it('knows words of one letter, each word once, and words beside others that it knows', () => {
    expect(translateWords(' с с наи за день | с ')).toBe(' from from наи per day | from ');
  });

  it('takes no word that goes on into the end of a sentence', () => {
    expect(translateWords(' empfanger|in ')).toBe(' empfanger|in ');
  });

  it('finds words that no blanks divide', () => {
    expect(translateUnspaced('收件人邮箱已满').replace(/\s+/g, ' ')).toBe(' recipient mailbox full ');
  });
});

it.each([
  ['550 Der Absender ist gesperrt', 'sender_blocked'],
  ['421 Trop de connexions simultanées', 'too_many_connections'],
  ['552 Tipo de anexo não permitido', 'content_policy'],
  ['452 Il limite di messaggi per ora è stato superato: messaggi troppi al giorno', 'rate_limited'],
  ['550 Odbiorca nieznany', 'user_unknown'],
  ['552 Почтовый ящик переполнен', 'mailbox_full'],
  ['535 認証に失敗しました', 'auth_failed'],
])('reads %s', (reply, reason) => {
  expect(decodeRefusal({ lines: [reply] }).reason).toBe(reason);
});
