/** A condition with one of its clauses changed, and which one it was. */
export type Mutation = { readonly what: string; readonly text: string };
/** The same, and where in the text it was. */
type Placed = Mutation & { readonly at: number };

/** `a AND (b OR c)`: the parts on either side of a word that stands outside all brackets. */
function split(text: string, word: 'AND' | 'OR'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0 && text.startsWith(` ${word} `, at)) {
      parts.push(text.slice(from, at).trim());
      from = at + word.length + 2;
    }
  }
  return [...parts, text.slice(from).trim()];
}

/** Without the brackets around all of it. */
export function bare(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text;
  }
  return bare(text.slice(1, -1));
}

/** The condition turned round, made true, and with each of its clauses left out and made true in turn. */
export function mutationsOf(condition: string): Mutation[] {
  const found: Mutation[] = [
    { what: 'always', text: 'true' },
    { what: 'turned round', text: `not coalesce((${condition}), false)` },
  ];
  const seek = (text: string, put: (changed: string) => string) => {
    const inside = bare(text);
    for (const word of ['AND', 'OR'] as const) {
      const parts = split(inside, word);
      if (parts.length === 1) continue;
      for (const [at, part] of parts.entries()) {
        const others = (changed: string) =>
          put(`(${parts.map((one, n) => (n === at ? changed : one)).join(` ${word} `)})`);
        found.push({ what: `without ${short(part)}`, text: others(word === 'AND' ? 'true' : 'false') });
        seek(part, others);
      }
      return;
    }
  };
  seek(condition, (changed) => changed);
  return found.filter(({ text }, at) => found.findIndex((one) => one.text === text) === at);
}

export const short = (text: string) => bare(text).replaceAll(/\s+/g, ' ').slice(0, 90);

const ENDS =
  /^(then|loop|order by|limit|for (share|update|no key)|group by|union|returning|left join|cross join|join|on conflict|into|where|window)\b/i;

/** A function's text with each condition that is joined by `and` left out in turn, and each lone `where` made true. */
export function withoutConditions(body: string): Placed[] {
  const found: Placed[] = [];
  for (const match of body.matchAll(/\b(and|where|on)\b/gi)) {
    const from = match.index + match[0].length;
    const until = clauseEnd(body, from);
    const clause = body.slice(from, until);
    if (clause.trim() === '') continue;
    found.push({
      what: `${match[0].toLowerCase()} ${short(clause.trim())} @${match.index}`,
      text: `${body.slice(0, from)} true ${body.slice(until)}`,
      at: match.index,
    });
  }
  return found;
}

function clauseEnd(body: string, from: number): number {
  let depth = 0;
  for (let at = from; at < body.length; at += 1) {
    const one = body[at] as string;
    if (one === "'") at = body.indexOf("'", at + 1);
    else if (one === '-' && body[at + 1] === '-') return at;
    else if (one === '(' || one === '[') depth += 1;
    else if (one === ')' || one === ']') {
      if (depth === 0) return at;
      depth -= 1;
    } else if (depth === 0 && (one === ';' || one === ',')) return at;
    else if (depth === 0 && /\s/.test(one)) {
      const rest = body.slice(at + 1);
      if (/^(and|or)\b/i.test(rest) || ENDS.test(rest)) return at;
    }
  }
  return body.length;
}
