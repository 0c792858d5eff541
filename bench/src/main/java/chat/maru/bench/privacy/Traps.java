package chat.maru.bench.privacy;

/// Makes sentences with numbers and words that look like identifiers and are none.
final class Traps {
  private final Values values;

  Traps(Values values) {
    this.values = values;
  }

  /// A trap and its name.
  record Trap(String name, String text) {}

  Trap korean() {
    return switch (values.from(0, 15)) {
      case 0 -> new Trap("order", "주문번호 " + order() + " 배송 시작했대요");
      case 1 -> new Trap("order", values.pick("주문하신 ", "고객님 주문 ") + order() + " 건은 취소됐습니다");
      case 2 -> new Trap("epoch", "서버 로그에 " + epoch() + " 찍혀 있는데 언제야?");
      case 3 -> new Trap("version", "버전 " + version() + "에서 " + version() + "로 올려주세요");
      case 4 -> new Trap("price", "이번 달 매출 " + price() + "원이고 작년은 " + price() + "원");
      case 5 ->
          new Trap(
              "date",
              "회의는 2026-" + two(12) + "-" + two(28) + " " + two(23) + ":" + two(59) + "에 시작");
      case 6 ->
          new Trap(
              "isbn",
              "ISBN 979-11-"
                  + values.digits(4)
                  + "-"
                  + values.digits(3)
                  + "-"
                  + values.digits(1)
                  + " 이 책 좋더라");
      case 7 ->
          new Trap(
              "tracking",
              "운송장 "
                  + values.digits(4)
                  + "-"
                  + values.digits(4)
                  + "-"
                  + values.digits(4)
                  + " 조회해봐");
      case 8 ->
          new Trap(
              "business",
              "사업자등록번호 "
                  + values.digits(3)
                  + "-"
                  + values.digits(2)
                  + "-"
                  + values.digits(5)
                  + " 확인 부탁드려요");
      case 9 ->
          new Trap(
              "particle",
              values.pick("버스로 ", "지하철로 ", "택시로 ", "걸어서 오는 길 ", "평균으로 ", "대체로 ")
                  + values.from(2, 90)
                  + values.pick("분 걸려", "개 정도 남았어", "명쯤 왔어", "시간이면 돼"));
      case 10 ->
          new Trap(
              "particle",
              values.pick("앞으로 ", "추가로 ", "무료로 ", "별로 ", "새로 ", "카드로 ")
                  + values.from(2, 30)
                  + values.pick("번 더 하자", "개 주문했어", "장 뽑아줘", "만원 결제했어"));
      case 11 ->
          new Trap(
              "count",
              "운동 "
                  + values.from(10, 60)
                  + "분, 활동 "
                  + values.from(2, 9)
                  + "개, 거리 "
                  + values.from(2, 20)
                  + "km");
      case 12 ->
          new Trap("ticket", "티켓 " + values.digits(10) + " 이슈 " + values.digits(4) + " 처리했습니다");
      case 13 ->
          new Trap(
              "score",
              "점수 "
                  + values.digits(2)
                  + "-"
                  + values.digits(2)
                  + ", 참가자 "
                  + values.digits(3)
                  + "명, "
                  + values.digits(2)
                  + "."
                  + values.digits(2)
                  + "%");
      case 14 ->
          new Trap("barcode", "바코드 880" + values.digits(10) + " 상품 재고 " + values.digits(2) + "개");
      default ->
          new Trap(
              "coupon",
              "쿠폰 "
                  + values.digits(4)
                  + "-"
                  + values.digits(4)
                  + "-"
                  + values.digits(4)
                  + "-"
                  + values.digits(4)
                  + " 등록하면 할인돼요");
    };
  }

  Trap english() {
    return switch (values.from(0, 15)) {
      case 0 -> new Trap("order", "your order " + order() + " has shipped");
      case 1 -> new Trap("order", "Order #" + values.digits(10) + " was refunded yesterday");
      case 2 -> new Trap("epoch", "created_at: " + epoch() + ", why is it off by one?");
      case 3 -> new Trap("epoch", "the event fired at " + epoch() + " and again at " + epoch());
      case 4 -> new Trap("version", "upgrade from v" + version() + " to v" + version() + " please");
      case 5 ->
          new Trap("price", "revenue was $" + price() + " against $" + price() + " last year");
      case 6 ->
          new Trap(
              "date",
              "due on 2026-"
                  + two(12)
                  + "-"
                  + two(28)
                  + "T"
                  + two(23)
                  + ":"
                  + two(59)
                  + ":"
                  + two(59)
                  + "Z");
      case 7 ->
          new Trap(
              "isbn",
              "the book is ISBN 978-0-"
                  + values.digits(4)
                  + "-"
                  + values.digits(4)
                  + "-"
                  + values.digits(1));
      case 8 ->
          new Trap(
              "tracking",
              "tracking number 1Z" + values.digits(6) + values.digits(10) + ", arrives Friday");
      case 9 ->
          new Trap(
              "street",
              "a "
                  + values.from(5, 50)
                  + values.pick(
                      " minute drive", " mile walk along the road", " day close", " lane highway"));
      case 10 ->
          new Trap(
              "street",
              values.from(2, 9)
                  + values.pick(
                      " people on the street",
                      " way calls",
                      " new court cases",
                      " of them took the high road"));
      case 11 ->
          new Trap(
              "ip",
              "ping 10."
                  + values.from(0, 255)
                  + "."
                  + values.from(0, 255)
                  + "."
                  + values.from(0, 255)
                  + ":8080 from host-"
                  + values.digits(3));
      case 12 ->
          new Trap(
              "commit",
              "see commit "
                  + Long.toHexString(values.from(1 << 20, Integer.MAX_VALUE))
                  + values.digits(8)
                  + " in build "
                  + values.digits(7));
      case 13 ->
          new Trap(
              "handle",
              "ask @dev" + values.digits(2) + " to run npm install left-pad@" + version());
      case 14 ->
          new Trap(
              "invoice",
              "invoice "
                  + values.digits(4)
                  + "-"
                  + values.digits(6)
                  + " over "
                  + price()
                  + " is paid");
      default ->
          new Trap("words", "the password must have 8 characters and the token expires in 30 days");
    };
  }

  private String order() {
    return switch (values.from(0, 3)) {
      case 0 -> "2026" + two(12) + two(28) + "-" + values.digits(7);
      case 1 -> values.digits(4) + "-" + values.digits(4) + "-" + values.digits(4);
      case 2 -> values.pick("A", "ORD-", "K") + values.digits(9);
      default -> "2026" + two(12) + two(28) + values.digits(8);
    };
  }

  /// Milliseconds since 1970, from 2017 to 2027.
  private String epoch() {
    return Long.toString(
        1_483_228_800_000L
            + (long) (values.from(0, 999_999) / 1e6 * 315_000_000_000L)
            + values.from(0, 999));
  }

  private String version() {
    return values.from(0, 12)
        + "."
        + values.from(0, 40)
        + "."
        + values.from(0, 900)
        + values.pick("", "-rc1", ".4312");
  }

  private String price() {
    return values.from(1, 99) + "," + values.digits(3) + "," + values.digits(3);
  }

  private String two(int most) {
    return "%02d".formatted(values.from(1, most));
  }
}
