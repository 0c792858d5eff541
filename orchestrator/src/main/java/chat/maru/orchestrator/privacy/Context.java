package chat.maru.orchestrator.privacy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the words around a number say it is. The nearest word before it decides, then one closely
/// after it.
///
/// @param says the kind that the words name; `null` if none
/// @param against whether they name something that is nobody's secret: an order, a version, a date
/// @param weight how much that counts, 0 to [#FULL]
record Context(@Nullable Kind says, boolean against, double weight) {
  static final double FULL = 0.4;
  private static final Context NOTHING = new Context(null, false, 0);
  private static final int BEFORE = 42;
  private static final int AFTER = 14;

  private static final String BANKS =
      "국민은행,신한은행,우리은행,하나은행,기업은행,농협,우체국,신협,수협,새마을금고,카카오뱅크,카뱅,토스뱅크,토뱅,케이뱅크,"
          + "은행,뱅크,국민,신한,기업,우리,하나,씨티,산업은행,SC제일,제일은행,대구은행,부산은행,광주은행,전북은행,경남은행";

  /// Banks that are everyday words count only right beside the number.
  private static final Set<String> CLOSE = Set.of("국민", "신한", "기업", "우리", "하나", "씨티");

  /// What is no identifier.
  private static final String ELSE = "else";

  private static final Words<Object> WORDS =
      new Words<>()
          .add(
              Kind.RESIDENT_NUMBER,
              "주민등록번호,주민번호,주민등록,주민,생년월일,주민증,신분증,resident registration,registration number,resident"
                  + " number,resident no,resident,rrn")
          .add(
              Kind.FOREIGN_NUMBER,
              "외국인등록번호,외국인 등록번호,외국인등록,외국인번호,외국인,alien registration number,alien"
                  + " registration,foreigner,alien,arc")
          .add(Kind.SOCIAL_NUMBER, "social security,ssn,사회보장번호")
          .add(Kind.PASSPORT, "여권번호,여권,passport")
          .add(
              Kind.LICENCE,
              "운전면허번호,운전면허증,운전면허,면허번호,면허증,면허,driving licence,driver's license,drivers"
                  + " license,driver license,driver's licence,driving license,licence"
                  + " number,licence no,dl no,dl number")
          .add(
              Kind.CARD,
              "카드번호,카드,체크카드,신용카드,법카,card number,credit card,debit"
                  + " card,card,visa,mastercard,amex,결제")
          .add(Kind.ACCOUNT, BANKS)
          .add(
              Kind.ACCOUNT,
              "계좌번호,계좌,입금,송금,이체,예금주,통장,무통장,account number,bank account,account,acct,iban,routing,"
                  + "wire,deposit,transfer,bank")
          .add(
              Kind.PHONE,
              "전화번호,전화,휴대폰,휴대전화,핸드폰,핸폰,폰번호,연락처,연락,제 번호,내 번호,폰 번호,전번,폰,문자,팩스,phone"
                  + " number,phone,telephone,tel,mobile,cell,call,text"
                  + " me,contact,fax,whatsapp,reach me,dial,ring,my number,sms")
          .add(
              Kind.ADDRESS,
              "도로명주소,지번주소,배송지,집주소,주소,사는 곳,집은,집이,거주지,address,live at,lives at,living at,deliver to,"
                  + "ship to,send it to,located at,home is,come to,moved to")
          .add(
              ELSE,
              "주문번호,주문,송장번호,송장,운송장번호,운송장,택배,예약번호,접수번호,문서번호,사업자번호,사업자등록번호,사업자,승인번호,거래번호,관리번호,"
                  + "상품번호,상품코드,제품번호,모델명,모델,시리얼,일련번호,바코드,버전,타임스탬프,로그,에러코드,이슈,티켓,회차,쿠폰,기프티콘,학번,사번,가격,금액,매출,조회수,참조번호,청구서,빌드,커밋,법인등록번호,order"
                  + " number,order,invoice,tracking number,"
                  + "tracking,track,isbn,ean,upc,barcode,version,build,commit,timestamp,epoch,ts,unix,created,updated,serial"
                  + " number,serial,sku,ticket,issue,case,part"
                  + " number,model,reference,ref,receipt,coupon,price,"
                  + "total,amount,revision,parcel,shipment,time,expires,id,pr,log,voucher,booking,flight");

  /// The context of what stands from `from` to `to`.
  static Context of(Plain text, int from, int to) {
    return before(text, from).orAfter(text, to);
  }

  /// This one, or what the words behind `to` say if those before said nothing.
  Context orAfter(Plain text, int to) {
    return weight > 0 ? this : after(text, to);
  }

  double weightFor(Kind kind) {
    return says == kind ? weight : against ? -weight : 0;
  }

  /// What the words before `from` say.
  static Context before(Plain text, int from) {
    int digits = 0;
    boolean crossed = false;
    for (int i = from - 1; i >= Math.max(0, from - BEFORE); i--) {
      Words.Entry<Object> met = WORDS.at(text, i);
      if (met != null
          && i + met.word().length() <= from
          && (from - i <= 4 || !CLOSE.contains(met.word()))) {
        return before(longest(text, i, met, from), crossed, digits >= 4);
      }
      digits += text.digit(i) ? 1 : 0;
      crossed |= ends(text, i);
    }
    return NOTHING;
  }

  /// A word inside a longer one does not speak for itself: `등록번호` in `사업자등록번호`.
  private static Words.Entry<Object> longest(
      Plain text, int at, Words.Entry<Object> met, int limit) {
    Words.Entry<Object> best = met;
    for (int i = at - 1; i >= Math.max(0, at - 12); i--) {
      Words.Entry<Object> longer = WORDS.at(text, i);
      if (longer != null
          && i + longer.word().length() >= at + met.word().length()
          && i + longer.word().length() <= limit) {
        best = longer;
      }
    }
    return best;
  }

  /// A word of another sentence, or one that another number has used up, says less for this number,
  /// and nothing against it.
  private static Context before(Words.Entry<Object> word, boolean crossed, boolean used) {
    if (word.meaning() instanceof Kind kind) {
      return new Context(kind, false, crossed || used ? FULL - 0.15 : FULL);
    }
    return crossed || used ? NOTHING : new Context(null, true, FULL + 0.05);
  }

  private static Context after(Plain text, int to) {
    for (int i = to; i < Math.min(text.length(), to + AFTER); i++) {
      Words.Entry<Object> met = WORDS.at(text, i);
      if (met != null && (i - to <= 2 || !CLOSE.contains(met.word()))) {
        return met.meaning() instanceof Kind kind ? new Context(kind, false, FULL) : NOTHING;
      }
      if (ends(text, i) || text.digit(i)) {
        return NOTHING;
      }
    }
    return NOTHING;
  }

  /// Whether a sentence or message ends there. The dot of `no. 12` ends none.
  private static boolean ends(Plain text, int at) {
    char c = text.at(at);
    if (c == '.' && (text.starts(at - 2, "no") || text.starts(at - 2, "No"))) {
      return false;
    }
    boolean stop = c == '.' || c == '!' || c == '?';
    return c == Plain.BETWEEN
        || c == '\n'
        || (stop && (text.at(at + 1) == ' ' || text.at(at + 1) == '\n'));
  }
}
