/** 말에 붙는 것들의 말: 반응, 고정, 전달, 스레드, 예약. */
export const messagesKo = {
  react: {
    add: '반응 남기기',
    more: '다른 반응',
    picker: '반응 고르기',
    list: '반응',
    given_other: '{{emoji}} {{count, number}}명',
    mine_other: '{{emoji}} {{count, number}}명, 나도 남겼어요',
    others_other: '{{names}} 외 {{count, number}}명',
    faces: '표정',
    hands: '손짓',
    hearts: '마음',
    things: '여러 가지',
  },
  act: { sheet: '이 말로 할 일' },
  line: {
    label: '방에서 있었던 일', joined_other: '{{names}}님이 들어왔어요', left: '{{name}}님이 나갔어요', removed: '{{by}}님이 {{name}}님을 내보냈어요',
    renamed: '{{by}}님이 방 이름을 “{{name}}”(으)로 바꿨어요', owner: '{{name}}님이 방장이 되었어요', policy: '{{by}}님이 방 규칙을 바꿨어요',
    imported_other: '지난 대화 {{count, number}}개를 가져왔어요', undone: '가져온 대화를 되돌렸어요',
  },
  edited: '{{when}}에 고쳤어요',
  panel: { jump: '그 자리로 가기' },
  pin: {
    title: '고정한 말', on: '고정하기', off: '고정 풀기', is: '고정한 말이에요',
    none: '아직 고정한 말이 없어요. 주소나 약속처럼 자주 찾는 말을 고정해 보세요.',
  },
  thread: { title: '이어진 답장', open: '이어진 답장 보기', replies_other: '답장 {{count, number}}개', write: '여기에 이어서 답하기' },
  forward: {
    title: '다른 방에 전하기', hint: '누구의 말인지만 함께 보여요. 어느 방에서 했는지는 알리지 않아요.', find: '방 찾기', rooms: '전할 방', done: '전했어요', from: '{{name}}님의 말을 전했어요',
  },
  readers: {
    title: '읽은 사람 보기', read: '읽었어요', unread: '아직 안 읽었어요', nobody: '그때 함께 있던 사람이 없어요.', hint: '나중에 왔거나 나간 사람은 어느 쪽에도 없어요.',
  },
  hide: { title: '나에게만 지우기', confirm: '내 화면에서만 지워요. 다른 사람은 계속 볼 수 있어요.', do: '내 화면에서 지우기' },
  removeAll: { title: '모두에게서 지우기', confirm: '이 말을 모두의 화면에서 지울까요? 되돌릴 수 없어요.' },
  policy: { title: '방 규칙', mentionAll: '누가 @모두를 부를 수 있나요', pinning: '누가 말을 고정할 수 있나요', everyone: '누구나', owner: '방장만' },
  spoiler: '가린 말 보기',
  mention: { all: '모두', allHint: '이 방의 모든 사람' },
} as const;
