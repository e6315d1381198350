/** When was that, on the reader's own clock? "2026-11-22 10:30"; an instant as the server gives it is of Greenwich. */
export function atTime(instant: string): string {
  const date = new Date(instant);
  const two = (count: number) => String(count).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
