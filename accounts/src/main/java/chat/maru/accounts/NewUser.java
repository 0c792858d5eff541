package chat.maru.accounts;

import chat.maru.base.MaruException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// What it takes to make an account, checked.
public record NewUser(
    UserName name, String displayName, Password password, String locale, String timeZone) {
  /// @throws MaruException `INVALID` naming the wrong field
  public static NewUser of(
      String name,
      Optional<String> displayName,
      String password,
      Optional<String> locale,
      Optional<String> timeZone) {
    UserName checked = UserName.of(name);
    return new NewUser(
        checked,
        displayName.filter(shown -> !shown.isBlank()).map(UserName::display).orElse(checked.text()),
        Password.of(password),
        locale(locale.orElse("en")),
        timeZone(timeZone.orElse("UTC")));
  }

  /// A checked BCP 47 tag.
  static String locale(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    if (locale.getLanguage().isEmpty() || tag.length() > 35) {
      throw MaruException.invalid("locale", "not a language", "a tag such as ko or en");
    }
    return locale.toLanguageTag();
  }

  /// A checked IANA name.
  static String timeZone(String name) {
    try {
      return ZoneId.of(name).getId();
    } catch (DateTimeException e) {
      throw MaruException.invalid("timeZone", "unknown", "a name such as Asia/Seoul");
    }
  }
}
