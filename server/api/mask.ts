/**
 * How much of a person is shown to someone who does not need all of it?
 *
 * The family name and the ends of a number: enough to tell two rows apart, too little to look somebody up.
 */

/** "李小明" becomes "李**", "Jane Smith" becomes "J*** S****". */
export function maskedName(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => {
      const [first = '', ...rest] = [...word];
      return first + '*'.repeat(rest.length);
    })
    .join(' ');
}

/** "13812345678" becomes "138****5678"; short numbers keep their last two digits only. */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null;
  if (phone.length < 8) return '*'.repeat(Math.max(0, phone.length - 2)) + phone.slice(-2);
  return phone.slice(0, -8) + '*'.repeat(4) + phone.slice(-4);
}

/** "li@host.example" becomes "l***@host.example". */
export function maskedMailbox(mailbox: string | null): string | null {
  if (mailbox === null) return null;
  const [name = '', host] = mailbox.split('@');
  return host === undefined ? '***' : `${name.slice(0, 1)}***@${host}`;
}
