package chat.maru.mate.threads;

import chat.maru.mate.talk.Questions;
import java.util.regex.Pattern;

/// What the words of a message look like, whatever they are about.
///
/// @param opens it begins as people begin a matter: a greeting, "does anyone know"
/// @param joins it begins as people go on: "and", "but", "yes", "그럼"
/// @param nods it only agrees, laughs or refuses
/// @param self it speaks of its author: "I", "my", "제가"
/// @param command it asks a machine: "!paste"
/// @param trails it ends without an end: "...", a comma
record Form(
    int words,
    int letters,
    boolean asks,
    boolean marked,
    boolean opens,
    boolean joins,
    boolean nods,
    boolean thanks,
    boolean self,
    boolean you,
    boolean link,
    boolean command,
    boolean trails,
    boolean emotes) {
  private static final int READ = 400;
  private static final Pattern OPENS =
      find(
          "^\\W*(?:hi|hello|hey|hiya|howdy|greetings|good"
              + " (?:morning|evening|day)|anyone|anybody|does any|do any|can (?:any|some)|could"
              + " (?:any|some)|is there|is any|who |how (?:do|can|to)|i have|i've got|i need|i'm"
              + " trying|im trying|any ?one|guys|so i|안녕|저기|혹시|얘들아|여러분|다들|님들|질문|누가)|any"
              + " ?(?:one|body|ideas?) (?:know|here|help|else)|any ideas|아시는\\s*분|있으신\\s*분|계신가요");
  private static final Pattern JOINS =
      find(
          "^\\W*(?:and|but|or|so|then|because|cause|cuz|also|well|no|nope|yes|yeah|yep|yea|yup|ok|okay|oh|ah|hm+|try|that|that's|it|it's|its|which|did|what"
              + " about|you|you're|same|not|just|use|why|if|sure|maybe|right|true|exactly|still"
              + "|그럼|그래서|근데|그런데|그리고|네|넵|응|아니|아뇨|맞아|저도|나도|그건|그게|아|오|와)(?![\\p{L}\\p{N}])");
  private static final Pattern THANKS =
      find("\\b(?:thanks|thank you|thx|ty|tnx|cheers|thank u)\\b|감사|고마|땡큐|ㄱㅅ");
  private static final Pattern SELF =
      find("\\b(?:i|i'm|im|i've|ive|i'd|my|me|mine)\\b|제가|저는|내가|나는|난 |우리");
  private static final Pattern YOU = find("\\b(?:you|you're|your|u|ur|yours)\\b|너는|네가|님은|님이|당신");
  private static final Pattern LINK = find("https?://|www\\.");
  private static final Pattern EMOTES =
      find("\\blol\\b|haha|:[-o]?[)(DPp/]|;[-]?\\)|ㅋㅋ|ㅎㅎ|ㅠㅠ|ㅜㅜ|\\^\\^");
  private static final Pattern NODS =
      find(
          "^\\W*(?:yes|yeah|yep|yea|yup|no|nope|ok|okay|k|right|sure|true|indeed|exactly|correct|lol|hm+|ah+|oh+|heh|haha\\w*|nice|cool|great|np|no"
              + " problem|you're welcome|yw|i see|got it|done|sorry|oops|ditto|same|me"
              + " too|네+|넵|응+|ㅇㅇ|ㅋ+|ㅎ+|아하)\\W*$");

  private static Pattern find(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// @param text the message without the name that it begins with
  static Form of(String text) {
    String said = text.strip();
    said = said.length() > READ ? said.substring(0, READ) : said;
    return new Form(
        said.isEmpty() ? 0 : said.split("\\s+").length,
        said.length(),
        Questions.asks(said),
        said.indexOf('?') >= 0 || said.indexOf('？') >= 0,
        OPENS.matcher(said).find(),
        JOINS.matcher(said).find(),
        NODS.matcher(said).find() || Questions.nods(said),
        THANKS.matcher(said).find(),
        SELF.matcher(said).find(),
        YOU.matcher(said).find(),
        LINK.matcher(said).find(),
        said.startsWith("!") || said.startsWith("/"),
        said.endsWith("..") || said.endsWith(",") || said.endsWith(":"),
        EMOTES.matcher(said).find());
  }
}
