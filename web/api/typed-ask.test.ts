import { describe, expectTypeOf, test } from 'vitest';
import { part } from './ask.ts';
import { type AnswerAt, type Asked, type BodyAt, type Told, tellAt } from './typed-ask.ts';

// Judged when the types are checked: what must not compile stands behind a word that fails where it does.
describe('an address', () => {
  test('is known by the path as it is asked, and gives what the server gives', () => {
    expectTypeOf<'/people/keys'>().toExtend<Asked & Told>();
    expectTypeOf<AnswerAt<'/people/keys'>>().toHaveProperty('items');
    expectTypeOf<AnswerAt<'/people/keys'>['next']>().toEqualTypeOf<string | null>();
    expectTypeOf<BodyAt<'/people/keys'>['name']>().toEqualTypeOf<string>();
    expectTypeOf<AnswerAt<'/people/keys', 'post'>>().toEqualTypeOf<{ id: string; key: string }>();
    expectTypeOf<AnswerAt<`/people/keys/${string}/end`, 'post'>['state']>().toEqualTypeOf<'ended'>();
  });

  test('that is not there, or a body that does not fit, is no program', () => {
    const wrong = () => {
      // @ts-expect-error there is no such address
      void tellAt('/people/kees', {});
      // @ts-expect-error a key needs scopes
      void tellAt('/people/keys', { name: 'x' });
      // @ts-expect-error no such scope
      void tellAt('/people/keys', { name: 'x', scopes: ['everything'] });
      void tellAt(`/people/keys/${part('a')}/end`, {});
    };
    expectTypeOf(wrong).toBeFunction();
  });
});
