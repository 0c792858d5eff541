/** The words of what gathers on messages: reactions, pins, forwards, threads, schedules. */
export const messagesEn = {
  react: {
    add: 'React',
    more: 'Other reactions',
    picker: 'Choose a reaction',
    list: 'Reactions',
    given_one: '{{emoji}} {{count, number}} person',
    given_other: '{{emoji}} {{count, number}} people',
    mine_one: '{{emoji}} {{count, number}} person: you',
    mine_other: '{{emoji}} {{count, number}} people, you too',
    others_one: '{{names}} and {{count, number}} more',
    others_other: '{{names}} and {{count, number}} more',
    faces: 'Faces',
    hands: 'Hands',
    hearts: 'Hearts',
    things: 'Things',
  },
  act: { sheet: 'What to do with this message' },
} as const;
