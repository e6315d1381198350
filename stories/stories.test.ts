import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readStory } from '../tools/story/story-read.ts';
import { runStory } from '../tools/story/story-run.ts';

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.md'),
);

describe('stories', () => {
  test.each(files)('%s is true', (file) => {
    const story = readStory(`${import.meta.dirname}/${file}`);
    expect(runStory(story).differences).toEqual([]);
  });

  test('there are at least twenty, and each names the rows of the mission it proves', () => {
    const stories = files.map((file) => readStory(`${import.meta.dirname}/${file}`));
    expect(stories.length).toBeGreaterThanOrEqual(20);
    for (const story of stories) expect(story.rows, story.title).not.toEqual([]);
  });
});
