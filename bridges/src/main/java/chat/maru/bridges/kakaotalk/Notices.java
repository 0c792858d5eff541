package chat.maru.bridges.kakaotalk;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The sentences that KakaoTalk itself writes into a chat. Names hold anything, so the end of the
/// line decides. The policy lines after somebody's joining of an open chat stand below its notice
/// and so belong to it without being known here.
final class Notices {
  /// What a person may well type about another; a notice only where nobody speaks it.
  private static final List<String> COMINGS =
      List.of(
          "님이 들어왔습니다.",
          "님이 나갔습니다.",
          "님을 초대했습니다.",
          "님을 초대하였습니다.",
          " joined this chatroom.",
          " left this chatroom.");

  private static final List<String> RULINGS =
      List.of(
          "님을 내보냈습니다.",
          "채팅방 관리자가 메시지를 가렸습니다.",
          "개의 메시지를 가렸습니다.",
          "님이 방장이 되었습니다.",
          "님이 부방장이 되었습니다.",
          "님이 부방장에서 해제되었습니다.",
          "님이 방장이 되어 팀채팅을 시작했어요!",
          " has been removed from this chatroom.");

  private static final Pattern HOST = Pattern.compile("The host .+ started the Team Chat\\. ?");
  private static final Pattern INVITED = Pattern.compile("\\S.* invited .+ ?\\.");

  private static final Set<String> DELETED =
      Set.of("메시지가 삭제되었습니다.", "The message has been deleted.");

  private Notices() {}

  /// Whether `line`, spoken by nobody, is a notice.
  static boolean is(String line) {
    return isRuling(line) || isComing(line);
  }

  /// Whether a stamped line that could be cut after `name` rather tells that the room has a new
  /// name with a colon in it: `민지님이 채팅방 이름을 '팀 : 개발'(으)로 변경했습니다.`
  static boolean isRenaming(String name, String line) {
    return name.contains("님이 ") && line.endsWith("습니다.");
  }

  /// Whether `line` says that a message was removed, without saying whose.
  static boolean isDeleted(String line) {
    return DELETED.contains(line);
  }

  /// Whether `text` in the column of `user` is a notice about that user.
  static boolean isAbout(String user, String text) {
    String line = firstLine(text);
    return isRuling(line) || (line.startsWith(user) && isComing(line));
  }

  private static boolean isComing(String line) {
    return endsWithAny(line, COMINGS) || INVITED.matcher(line).matches();
  }

  private static boolean isRuling(String line) {
    return endsWithAny(line, RULINGS) || HOST.matcher(line).matches();
  }

  private static boolean endsWithAny(String line, List<String> ends) {
    for (String end : ends) {
      if (line.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
