package chat.maru.mate.skills;

import chat.maru.mate.errand.Errand;
import chat.maru.mate.guided.Wording;
import chat.maru.mate.reading.Scene;
import chat.maru.mate.talk.Language;
import chat.maru.messenger.Member;
import chat.maru.messenger.MemberKind;
import java.util.Locale;

/// Splits a bill to the last coin: the shares and what is left over always add up to the whole, and
/// who pays what is left over is said.
final class BillSkill {
  private BillSkill() {}

  static Done split(Errand.SplitBill bill, Scene scene, Wording wording) {
    int people = bill.people() > 0 ? bill.people() : present(scene);
    if (people < 2) {
      return new Done.Say(wording.phrase("bill.how"));
    }
    long each = bill.amount() / people;
    long left = bill.amount() % people;
    return new Done.Say(
        wording.phrase(
            left == 0 ? "bill.even" : "bill.left",
            "whole",
            money(bill.amount(), bill.currency(), wording.language()),
            "people",
            people,
            "each",
            money(each, bill.currency(), wording.language()),
            "left",
            money(left, bill.currency(), wording.language()),
            "who",
            wording.called(scene.asker().displayName()),
            "more",
            money(each + left, bill.currency(), wording.language())));
  }

  private static int present(Scene scene) {
    return (int)
        scene.members().stream()
            .filter(member -> member.kind() == MemberKind.HUMAN)
            .filter(Member::present)
            .count();
  }

  private static String money(long units, String currency, Language language) {
    if (currency.equals("KRW")) {
      String digits = String.format(Locale.ROOT, "%,d", units);
      return language == Language.KOREAN ? digits + "원" : "₩" + digits;
    }
    String sign = currency.equals("EUR") ? "€" : currency.equals("GBP") ? "£" : "$";
    return sign + String.format(Locale.ROOT, "%,d.%02d", units / 100, units % 100);
  }
}
