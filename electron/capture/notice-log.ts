import type { Notice } from '../../shared/model/notice.ts';

/** Collects what a reader notices; a log is never longer than the number of codes and the bounds on each. */
export interface NoticeLog {
  readonly list: readonly Notice[];
  add(notice: Notice): void;
  /** Adds the notice unless one of its code was added before: odd values often repeat in every packet. */
  once(notice: Notice): void;
  /** From now on nothing is added: what a reader stumbles over while it is closed is nobody's concern. */
  seal(): void;
}

export function createNoticeLog(): NoticeLog {
  const list: Notice[] = [];
  const codes = new Set<string>();
  let isSealed = false;
  const add = (notice: Notice): void => {
    if (isSealed) return;
    codes.add(notice.code);
    list.push(notice);
  };
  return {
    list,
    add,
    once(notice) {
      if (!codes.has(notice.code)) add(notice);
    },
    seal: () => {
      isSealed = true;
    },
  };
}
