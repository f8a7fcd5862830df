/** A start that cannot go on for a reason the user can do something about; printed without a stack trace. */
export class LaunchError extends Error {
  /**
   * @param {string} message one plain sentence
   * @param {string} [tip] what to do about it
   */
  constructor(message, tip) {
    super(message);
    this.name = 'LaunchError';
    this.tip = tip;
  }
}
