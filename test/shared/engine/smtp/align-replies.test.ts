import { describe, expect, it } from 'vitest';
import { alignReplies, HOLE, type Hole } from '../../../../shared/engine/smtp/align-replies.ts';

/** Commands and replies fit when they begin with the same letter, "?" fits everything a little. */
const fit = (command: string, reply: string) => (reply === '?' ? 0 : command[0] === reply[0] ? 3 : -100);
const align = (commands: readonly (string | Hole)[], replies: readonly (string | Hole)[]) =>
  alignReplies(commands, replies, fit);

describe('aligning replies with commands', () => {
  it('pairs in order where nothing is missing', () => {
    expect(align(['a', 'b'], ['?', '?'])).toEqual({ commandOf: [0, 1], certain: true });
  });

  it('gives what comes behind a hole to the last commands', () => {
    expect(align(['a', 'b', 'c'], [HOLE, '?', '?']).commandOf).toEqual([1, 2]);
  });

  it('lets a fit decide', () => {
    expect(align(['a', 'b', 'c'], [HOLE, 'b'])).toEqual({ commandOf: [1], certain: true });
  });

  it('leaves replies without command where commands are missing', () => {
    expect(align(['a', HOLE, 'd'], ['a', '?', 'd'])).toEqual({ commandOf: [0, -1, 1], certain: true });
  });

  it('says when it could be otherwise', () => {
    expect(align(['a', 'b'], [HOLE, '?']).certain).toBe(false);
  });

  it('pairs in order, uncertainly, what is too much to search', () => {
    const many = Array.from({ length: 1200 }, () => 'a');
    expect(align([...many, 'b'], [HOLE, ...many]).commandOf).toEqual(many.map((_, index) => index));
  });
});
