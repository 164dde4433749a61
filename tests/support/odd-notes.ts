/** Notes as people really keep them, from public vaults: odd values, odd names, odd bytes. Not one of them may throw. */

/** Values that stand in public vaults where a date, a name or a list belongs. */
export const oddValues: Readonly<Record<string, string>> = {
  'tag-null.md': '---\ntags: [null]\n---\n', 'tag-number.md': '---\ntags: 2024\n---\n', 'tag-map.md': '---\ntags:\n  a: b\n---\n', 'tag-commas.md': '---\ntags: a, b\n---\n',
  'alias-null.md': '---\naliases: null\n---\n', 'alias-number.md': '---\naliases: 42\n---\n', 'alias-map.md': '---\naliases: {a: 1}\n---\n', 'alias-empty.md': '---\naliases: ""\n---\n',
  'date-digits.md': '---\ntype: complaint\nreceived: 20260105123000\n---\n', 'date-dmy.md': '---\ntype: complaint\nreceived: 05-01-2026\n---\n',
  'date-weekday.md': '---\ntype: client\nsince: Monday\n---\n', 'date-template.md': '---\ntype: client\nsince: {{date}}\n---\n', 'date-boolean.md': '---\ntype: client\nsince: true\n---\n',
  'date-link.md': '---\ntype: client\nsince: [[2026-01]]\n---\n', 'date-list.md': '---\ntype: client\nsince: [2026-01-05, null, {a: b}]\n---\n',
  'type-list.md': '---\ntype: [client, 5, null]\n---\n', 'type-map.md': '---\ntype: {client: 1}\n---\n', 'type-number.md': '---\ntype: 5\n---\n',
  'client-nested.md': '---\ntype: complaint\nclient: [[Acme]]\n---\n', 'client-map.md': '---\ntype: complaint\nclient: {a: [[b]]}\n---\n',
  'key-spaces.md': '---\nkey with spaces & more: 1\n---\n', 'key-number.md': '---\n5: 1\nnull: 2\n? {a: b}\n: 3\n---\n', 'key-proto.md': '---\n__proto__: 1\nconstructor: 2\nhasOwnProperty: 3\n---\n',
  'scalar.md': '---\njust text\n---\n', 'list.md': '---\n- a\n- b\n---\n', 'number.md': '---\n5\n---\n', 'nul.md': '---\na: "\\0"\n---\n\0\0', 'templater.md': '---\ntype: client\nname: <% tp.file.title %>\n---\n',
  'bad.md': '---\na: [1\n---\n', 'bad-quote.md': '---\na: "x\n---\n', 'duplicate.md': '---\na: 1\na: 2\n---\n', 'tabs.md': '---\na:\n\t- b\n---\n', 'script.md': '---js\n{}\n---\n', 'toml.md': '+++\na = 1\n+++\n',
  'unclosed.md': '---\na: 1\n', 'rules.md': '---\n\ntext: of: a: rule\n\n---\n', 'empty.md': '', 'bom.md': '\uFEFF', 'crlf.md': '---\r\ntype: client\r\n---\r\n- 2026-01-05 call\r\n', 'cr.md': '---\ra: 1\r---\r',
  'separator.md': '---\na: x\u2028y\n---\n- a\u2028- b\n',
};

/** Names that a note may have, one without any among them. */
export const oddNames: Readonly<Record<string, string>> = {
  '.md': '# Nameless', 'trailing .md': 'x', ' leading.md': 'x', 'Upper.MD': 'x', 'e\u0301te\u0301.md': 'x', 'Кофе и\u0306.md': 'x', 'ガ.md': 'x', 'カ\u3099.md': 'x', 'a.b.c.md': 'x', 'no#hash^[x].md': 'x',
  'folder.md/inside.md': 'x', '日本/顧客/メモ.md': 'x', 'con.md': 'x', 'emoji 😀.md': 'x', 'constructor.md': 'x', '__proto__.md': 'x',
};

/** Texts that are no text, or hardly end. */
export const oddBytes: Readonly<Record<string, string | Buffer>> = {
  'latin1.md': Buffer.from([0x2d, 0x20, 0xe9, 0xff, 0xfe, 0x0a]), 'utf16.md': Buffer.from('\uFEFF---\na: 1\n---\n', 'utf16le'),
  'half.md': Buffer.from([0xd0]), 'long-line.md': '[['.repeat(332_000), 'many-items.md': '- a [[b]] #c\n'.repeat(20_000),
};
