package chat.maru.bench.privacy;

import java.util.Map;

/// Sentences around an identifier, `{}` in its place, and talk without any.
final class Talk {
  static final Map<String, String[]> KOREAN =
      Map.ofEntries(
          Map.entry(
              "resident_number",
              new String[] {
                "주민등록번호는 {} 입니다",
                "보험 가입하려면 주민번호 {} 이거 맞죠?",
                "엄마 주민번호 {} 로 조회해줘",
                "주민번호 앞뒤 다 알려줄게 {}",
                "신청서에 주민등록번호({})를 적어야 한대"
              }),
          Map.entry(
              "foreign_number",
              new String[] {"외국인등록번호는 {} 이에요", "비자 연장에 외국인 등록번호 {} 필요하대", "제 외국인등록번호 {} 맞는지 봐주세요"}),
          Map.entry(
              "passport",
              new String[] {
                "여권번호 {} 로 항공권 예약해줘", "내 여권 번호는 {} 이야", "여권 {} 만료일 언제더라", "여행사에 여권번호 {} 보냈어"
              }),
          Map.entry(
              "licence", new String[] {"면허번호 {} 로 렌터카 예약", "운전면허 {} 갱신해야 돼", "운전면허번호는 {} 입니다"}),
          Map.entry(
              "card",
              new String[] {
                "카드번호 {} 로 결제해줘", "법인카드 {} 유효기간 12/28", "이 카드로 긁어줘 {}", "신용카드 번호가 {} 인데 한도 얼마야?"
              }),
          Map.entry(
              "account",
              new String[] {
                "{bank} {} 로 보내줘",
                "회비는 {bank} {} (김총무)로 입금해 주세요",
                "계좌번호 {bank} {}",
                "월세 {} {bank}로 송금했어",
                "{bank} 계좌 {} 예금주 박서연"
              }),
          Map.entry(
              "phone",
              new String[] {
                "내 번호는 {} 이야",
                "연락처: {}",
                "급하면 {} 로 전화해",
                "사장님 휴대폰 {} 저장해둬",
                "예약자 전화번호 {} 남겨주세요",
                "문자는 {} 으로 보내줘",
                "엄마 폰 바뀌었어 {}"
              }),
          Map.entry(
              "email",
              new String[] {"메일은 {} 으로 보내줘", "{} 로 초대장 보냈어", "담당자 이메일 {} 참고하세요", "계정 아이디가 {} 맞지?"}),
          Map.entry(
              "address",
              new String[] {
                "주소는 {} 입니다",
                "배송지 {} 로 바꿔줘",
                "우리 집은 {} 이야",
                "{} 에서 만나자",
                "택배는 {} 로 보내주세요",
                "{} 로 이사 갔어",
                "모임 장소: {}"
              }),
          Map.entry(
              "secret",
              new String[] {
                "API 키 {} 이거 쓰면 돼", "토큰이 {} 인데 왜 401이지", "env에 {} 넣었어", "키 유출됐어 {} 폐기해줘"
              }),
          Map.entry(
              "password",
              new String[] {"와이파이 비번은 {} 이야", "비밀번호: {}", "관리자 비밀번호는 {} 로 바꿨어", "password={}"}));

  static final Map<String, String[]> ENGLISH =
      Map.ofEntries(
          Map.entry(
              "resident_number",
              new String[] {
                "my Korean resident registration number is {}",
                "resident number: {}",
                "they asked for my RRN, {}"
              }),
          Map.entry(
              "foreign_number",
              new String[] {"alien registration number {} for the visa", "my ARC number is {}"}),
          Map.entry(
              "social_number",
              new String[] {"my SSN is {}", "social security number: {}", "SSN {} on the W-9"}),
          Map.entry(
              "passport",
              new String[] {
                "passport number {}",
                "my passport no is {}, expires in May",
                "book it with passport {}"
              }),
          Map.entry(
              "licence",
              new String[] {
                "driver's license {} for the rental",
                "my driving licence number is {}",
                "license check: drivers license {}"
              }),
          Map.entry(
              "card",
              new String[] {
                "charge it to my card {}",
                "credit card number: {} exp 09/28",
                "my Visa is {}",
                "the card number is {}, thanks"
              }),
          Map.entry(
              "account",
              new String[] {
                "wire it to account {}",
                "my IBAN is {}",
                "bank account number {} please",
                "deposit goes to {} at my bank account"
              }),
          Map.entry(
              "phone",
              new String[] {
                "call me at {}",
                "my number is {}",
                "phone: {}",
                "you can reach me on {} after six",
                "text me at {} tomorrow",
                "mobile {}"
              }),
          Map.entry(
              "email",
              new String[] {
                "write to {} please", "my email is {}", "cc {} on that", "{} never answered"
              }),
          Map.entry(
              "address",
              new String[] {
                "I live at {}",
                "ship it to {}",
                "the office is at {} now",
                "my address: {}",
                "meet me at {} tonight",
                "she moved to {}"
              }),
          Map.entry(
              "secret",
              new String[] {
                "use the key {} for now",
                "API_KEY={}",
                "why does {} give me 401?",
                "Authorization: Bearer {}"
              }),
          Map.entry(
              "password",
              new String[] {
                "the password is {}",
                "password: {}",
                "DB_PASSWORD={}",
                "login with admin, passwd: {}"
              }));

  /// No word says what the number is.
  static final String[] KOREAN_ALONE = {
    "{}", "이거 {} 맞지?", "{} 적어놔", "아까 말한 거 {}", "{} 이쪽으로 부탁해요", "ㅇㅇ {}"
  };

  static final String[] ENGLISH_ALONE = {
    "{}", "it's {} I think", "here you go: {}", "{} - got it?", "write this down {}", "ok {} then"
  };

  static final String[] KOREAN_PLAIN = {
    "오늘 저녁 뭐 먹을까?",
    "다음 주 금요일 7시에 보자",
    "ㅋㅋㅋㅋ 진짜 웃기다",
    "3시까지 갈게 조금만 기다려",
    "회의록 정리해서 올렸어요 확인 부탁드립니다",
    "비 온대 우산 챙겨",
    "그거 2만원이면 싸다",
    "사진 15장 보냈어",
    "101번 버스 타고 가면 돼",
    "이번 달 용돈 50만원 다 썼어",
    "2026년 예산안 검토했습니다",
    "이 일은 사실 오래 걸려요",
    "오이 이십 개랑 사과 세 개 사와",
    "서울로 2박 3일 여행 가자",
    "길 건너 5분 거리야",
    "우리 반 30명 중에 12명 왔어"
  };

  static final String[] ENGLISH_PLAIN = {
    "what should we eat tonight?", "see you next Friday at 7", "lol that was great",
        "give me 5 minutes, almost there", "I pushed the fix, tests are green",
    "it costs 20 bucks", "sent you 15 photos", "take bus 101 to the park",
        "in 2026 we plan 3 releases", "he ran 10 miles on the old road",
    "section 4.2.1 explains it", "room 12 is free from 3 to 5",
        "I was born in 1990 in a small town", "turn left after 200 meters"
  };

  private Talk() {}
}
