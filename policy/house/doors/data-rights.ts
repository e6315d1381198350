/**
 * By when does somebody who asks about his data have an answer?
 *
 * A rule of the house, stricter than what laws ask: 个人信息保护法 50 wants a prompt mechanism, GB/T 35273-2020 8.7 thirty days, Regulation (EU)
 * 2016/679 article 12(3) one month.
 */
export const DATA_ANSWER_DAYS = 15;
