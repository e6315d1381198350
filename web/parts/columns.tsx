/** What stands above the columns of a table? A word alone is plain text; figures stand right; a column of buttons has a word that is only heard. */

export type Column = string | { readonly number: string } | { readonly unseen: string };

export function Columns({ of }: { of: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {of.map((one) => {
          if (typeof one === 'string')
            return (
              <th key={one} scope="col">
                {one}
              </th>
            );
          const isNumber = 'number' in one;
          const word = isNumber ? one.number : one.unseen;
          return (
            <th key={word} scope="col" className={isNumber ? 'number' : undefined}>
              {isNumber ? word : <span className="unseen">{word}</span>}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
