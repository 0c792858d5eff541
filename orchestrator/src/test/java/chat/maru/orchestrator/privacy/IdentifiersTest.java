package chat.maru.orchestrator.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "주민번호 900101-1234567 맞나요 | resident_number | 900101-1234567",
        "9001011234567 | resident_number | 9001011234567",
        "외국인등록번호는 900101-5234567이에요 | foreign_number | 900101-5234567",
        "my SSN is 123-45-6789 | social_number | 123-45-6789",
        "여권 M12345678 | passport | M12345678",
        "M123A4567 로 예약 | passport | M123A4567",
        "passport no. 533401234 | passport | 533401234",
        "면허 11-12-345678-90 | licence | 11-12-345678-90",
        "driver's license D1234567 | licence | D1234567",
        "card 4111 1111 1111 1111 | card | 4111 1111 1111 1111",
        "카드 1234-5678-9012-3456 | card | 1234-5678-9012-3456",
        "국민은행 123456-04-123456 으로 입금 | account | 123456-04-123456",
        "110-123-456789 신한 홍길동 | account | 110-123-456789",
        "DE89 3704 0044 0532 0130 00 | account | DE89 3704 0044 0532 0130 00",
        "제 번호는 010-1234-5678이에요 | phone | 010-1234-5678",
        "call (415) 555-2671 | phone | (415) 555-2671",
        "or +44 20 7946 0958 | phone | +44 20 7946 0958",
        "write to jin@example.org으로 | email | jin@example.org",
        "jin (at) example (dot) org | email | jin (at) example (dot) org",
        "주소는 서울특별시 강남구 테헤란로 152, 3층 (역삼동) | address | 서울특별시 강남구 테헤란로 152, 3층 (역삼동)",
        "강남구 역삼동 736-1번지야 | address | 강남구 역삼동 736-1번지",
        "I live at 221B Baker Street, London NW1 6XE | address | 221B Baker Street, London NW1 6XE",
        "password: hunter2! | secret | hunter2!",
        "postgres://maru:s3cret@db.local:5432/x | secret | s3cret",
        "key sk-proj-abcdEFGH1234567890abcdEFGH. | secret | sk-proj-abcdEFGH1234567890abcdEFGH",
      })
  void an_identifier_is_found_with_its_kind_and_its_place(String text, String kind, String words) {
    List<Find> finds = Identifiers.find(text);
    assertThat(finds).hasSize(1);
    assertThat(finds.getFirst().kind().code()).isEqualTo(kind);
    assertThat(finds.getFirst().in(text)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "０１０－１２３４－５６７８",
        "0 1 0 1 2 3 4 5 6 7 8",
        "010.1234.5678",
        "공일공 일이삼사 오육칠팔",
        "공일공에 1234에 5678",
        "01\u200b0-12\u200d34-5678",
        "０１０ — １２３４ ‑ ５６７８",
        "⓪①⓪-1234-5678",
        "𝟎𝟏𝟎-𝟏𝟐𝟑𝟒-𝟓𝟔𝟕𝟖",
        "\\u0030\\u0031\\u0030-1234-5678",
        "\\\\u0030\\\\u0031\\\\u0030\\\\u002d1234-5678",
        "010-1234-\n5678",
      })
  void whatever_signs_a_phone_number_is_written_in_it_is_found(String number) {
    String text = "전화 " + number + " 로 주세요";
    List<Find> finds = Identifiers.find(text);
    assertThat(finds).extracting(Find::kind).containsExactly(Kind.PHONE);
    assertThat(finds.getFirst().in(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "주문번호 1234-5678-9012-3456",
        "ts=1732443281123",
        "version 1.2.3.4 build 20240305",
        "가격 1,234,567,890원",
        "ISBN 978-89-6626-228-1",
        "사업자등록번호 123-45-67890",
        "2024-03-05 10:20:30",
        "버스로 30분 걸려",
        "앞으로 3번 더",
        "a 10 minute drive",
        "비밀번호는 필수입니다",
        "운송장 1234-5678-9012",
        "192.168.0.101:8080",
        "password = getenv(\"P4SSWORD\")",
      })
  void what_only_looks_like_one_is_left_alone(String text) {
    assertThat(Identifiers.find(text)).isEmpty();
  }

  @Test
  void names_come_from_the_roster_only() {
    Roster roster = Roster.of(List.of("김민수", "Jane Doe"));
    String text = "김민수가 Jane Doe한테 김민수정 씨를 소개했다";
    assertThat(Identifiers.find(text)).isEmpty();
    assertThat(Identifiers.find(text, roster))
        .extracting(find -> find.in(text))
        .containsExactly("김민수", "Jane Doe");
  }
}
