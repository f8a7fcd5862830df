import type { Provider } from '../provider-rule.ts';

export const exchange: Provider = {
  name: 'exchange',
  title: 'Exchange Server',
  documentation: [
    'https://learn.microsoft.com/en-us/exchange/mail-flow/non-delivery-reports-and-bounce-messages/non-delivery-reports-and-bounce-messages',
  ],
  rules: [
    {
      text: /RESOLVER\.ADR\.(?:\w*NotFound|BadPrimary|Ambiguous|Invalid\w*|RecipLookup)/i,
      reason: 'user_unknown',
    },
    {
      text: /RESOLVER\.RST\.(?:NotAuthorized|AuthRequired|Sender\w+|\w*Restricted)/i,
      reason: 'recipient_restricted',
    },
    { text: /RESOLVER\.RST\.(?:Send|Recip)?SizeLimit|\bSizeLimit\b/i, reason: 'message_too_large' },
    { text: /RESOLVER\.RST\.RecipLimit/i, reason: 'too_many_recipients' },
    {
      text: /STOREDRV\.Deliver\S{0,60}(?:MailboxFull|QuotaExceeded)|StorageExceeded/i,
      reason: 'mailbox_full',
    },
    {
      text: /STOREDRV\.Deliver\S{0,60}MailboxDisabled|MailboxDisabledException|AccountDisabled/i,
      reason: 'mailbox_disabled',
    },
    { text: /recipient thread limit|STOREDRV\S{0,60}Throttl/i, reason: 'rate_limited' },
    { text: /SendAsDenied/i, reason: 'send_as_denied' },
    {
      text: /SMTPSEND\.DNS\.NonExistentDomain|ROUTING\.(?:LoopDetected|NoConnector)|InfoDomainNonexistent/i,
      reason: 'routing_error',
    },
    { text: /TRANSPORT\.RULES\.RejectMessage/i, reason: 'access_denied', weak: true },
    { text: /QUEUE\.Expired|SMTPSEND\.(?:Connect|SocketError)/i, reason: 'connection_failed' },
    {
      text: /insufficient system resources|STOREDRV\.Deliver\S{0,60}(?:Storage|MapiException)/i,
      reason: 'remote_system_error',
    },
    { text: /Content Filter agent/i, reason: 'spam_content' },
  ],
};
