import type { DeliveryStatus, DsnAction } from '../../../shared/model/mail/delivery-status.ts';

/** What a message that tells of another one is called. */
export const BOUNCE_KINDS: Readonly<Record<DeliveryStatus['kind'], string>> = {
  dsn: 'Delivery status notification',
  prose: 'Bounce in words only',
  'auto-reply': 'Automatic reply',
  'abuse-report': 'Abuse report',
  disposition: 'Disposition notification',
};

export const ACTION_WORDS: Readonly<Record<DsnAction, string>> = {
  failed: 'not delivered',
  delayed: 'delayed, still being tried',
  delivered: 'delivered',
  relayed: 'passed on to a server that sends no notifications',
  expanded: 'delivered to a list or an alias',
};
