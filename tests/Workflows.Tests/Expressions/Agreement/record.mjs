// Records feelin's answers to expressions.json in feelin.json, with the version that gave them. The test reads only that
// file, so it needs neither network nor node. After a change of expressions.json or of the version in package.json:
//
//   cd tests/Workflows.Tests/Expressions/Agreement && npm ci --ignore-scripts && node record.mjs
//
// Answers are written as our typed JSON ({"@date": "2026-12-18"}), what does not parse as {"@error": "..."},
// a function as {"@function": [its parameters]}.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { evaluate, FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime } from 'feelin';

const read = name => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const version = createRequire(import.meta.url)('feelin/package.json').version;

const typed = value => {
  if (value === null || value === undefined || ['boolean', 'string'].includes(typeof value)) return value ?? null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { '@error': String(value) };
  if (value instanceof FeelDate) return { '@date': String(value) };
  if (value instanceof FeelDateTime) return { '@dateTime': String(value) };
  if (value instanceof FeelTime) return { '@time': String(value) };
  if (value instanceof FeelDuration) return { '@duration': String(value) };
  if (value instanceof FeelRange) {
    const ends = (value['start included'] ? '[' : '(') + (value['end included'] ? ']' : ')');
    return { '@range': [ends, typed(value.start), typed(value.end)] };
  }
  if (value instanceof FeelFunction || typeof value === 'function') return { '@function': value.parameterNames ?? [] };
  if (Array.isArray(value)) return value.map(typed);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, typed(entry)]));
};

const answer = ({ expression, context }) => {
  try {
    return typed(evaluate(expression, context ?? {}).value);
  } catch (error) {
    return { '@error': error.message.split('\n')[0] };
  }
};

const topics = Object.entries(read('expressions.json')).map(([topic, entries]) =>
  `    ${JSON.stringify(topic)}: [\n${entries.map(e => '      ' + JSON.stringify(answer(e))).join(',\n')}\n    ]`);
writeFileSync(new URL('feelin.json', import.meta.url),
  `{\n  "version": ${JSON.stringify(version)},\n  "answers": {\n${topics.join(',\n')}\n  }\n}\n`);
