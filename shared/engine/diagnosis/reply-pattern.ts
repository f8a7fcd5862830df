import { remembered } from './remembered.ts';

const LENGTH = 240;

// Special before general: an address may stand in a link, a number in an address.
const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
  // "https://www.spamhaus.org/query/ip/192.0.2.1" → "https://www.spamhaus.org/<url>": the host tells who speaks.
  [/\b(https?:\/\/[^\s/<>"')\]]{1,255})\/[^\s<>"')\]]*/gi, '$1/<path>'],
  [/<?[^\s<>()[\]",;:@]{1,64}@[^\s<>()[\]",;:@]{1,255}>?/g, '<address>'],
  [/(?:IPv6:)?(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?![\w:])/gi, '<ip>'],
  [/(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\w)/g, '<ip>'],
  // Host names that hold numbers, "mail-io0-f169.google.com", and those in front of an address, "mx.example.org[<ip>]"
  [/(?<![\w./@-])(?=[\w-]{0,63}\d)[a-z0-9](?:[\w-]*\.)+[a-z]{2,}(?![\w./-])/gi, '<host>'],
  [/(?<![\w./@-])[a-z0-9](?:[\w-]*\.)+[a-z]{2,}(?=\s?\[<ip>\])/gi, '<host>'],
  // Queue ids and the like: letters and digits mixed, at least eight of them
  [/(?<![\w./<-])(?=[\w.-]*\d)(?=[\w.-]*[a-z])[\w.-]{8,}(?![\w/>-])/gi, '<id>'],
  [/(?<![\w<.])\d+(?:[.,:]\d+)*(?![\w>])/g, '<n>'],
];

/** The text with everything replaced that differs between refusals for the same cause: addresses, names, ids, numbers. */
export const replyPattern: (text: string) => string = remembered((text) => {
  let pattern = text
    .slice(0, LENGTH * 4)
    .replace(/\s+/g, ' ')
    .trim();
  for (const [found, placeholder] of PLACEHOLDERS) pattern = pattern.replace(found, placeholder);
  return pattern.slice(0, LENGTH);
});
