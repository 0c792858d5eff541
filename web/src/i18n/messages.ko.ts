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
} as const;
