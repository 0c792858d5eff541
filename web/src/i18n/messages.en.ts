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
  line: {
    label: 'What happened in the room', joined_one: '{{names}} joined', joined_other: '{{names}} joined', left: '{{name}} left', removed: '{{by}} removed {{name}}',
    renamed: '{{by}} renamed the room to “{{name}}”', owner: '{{name}} is the owner now', policy: '{{by}} changed the room rules',
    imported_one: '{{count, number}} old message was imported', imported_other: '{{count, number}} old messages were imported', undone: 'An import was undone',
  },
  edited: 'Edited {{when}}',
  panel: { jump: 'Go to its place' },
  pin: {
    title: 'Pinned messages', on: 'Pin', off: 'Unpin', is: 'Pinned',
    none: 'Nothing is pinned yet. Pin what people look for often: an address, a date.',
  },
  thread: { title: 'Thread', open: 'Open thread', replies_one: '{{count, number}} reply', replies_other: '{{count, number}} replies', write: 'Reply in this thread' },
  forward: {
    title: 'Forward', hint: 'It shows whose words they are, not which room they were said in.', find: 'Find a room', rooms: 'Rooms to forward to', done: 'Forwarded', from: 'Forwarded from {{name}}',
  },
  readers: {
    title: 'Who has read it', read: 'Read', unread: 'Not read yet', nobody: 'Nobody else was here then.', hint: 'People who came later or have left are in neither list.',
  },
  hide: { title: 'Delete for me', confirm: 'It goes from your screen only. Others can still see it.', do: 'Delete for me' },
  removeAll: { title: 'Delete for everyone', confirm: 'Delete this message for everyone? This cannot be undone.' },
  policy: { title: 'Room rules', mentionAll: 'Who may mention @all', pinning: 'Who may pin messages', everyone: 'Everyone', owner: 'The owner' },
  spoiler: 'Show hidden words',
  mention: { all: 'all', allHint: 'Everyone in this room' },
} as const;
