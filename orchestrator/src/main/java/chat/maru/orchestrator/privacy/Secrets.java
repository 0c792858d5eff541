package chat.maru.orchestrator.privacy;

import java.util.List;

/// Finds keys, tokens, passwords and private keys: by the prefixes that vendors give them, by the
/// shape of a JWT, by `scheme://user:password@host`, and by a word that says so (`password=`).
final class Secrets {
  /// Prefixes that vendors publish so that scanners find their keys, with the least length of all.
  private static final String[] PREFIXES = {
    "sk-",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "rk_test_",
    "whsec_",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "gldt-",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xoxr-",
    "xoxs-",
    "xapp-",
    "AKIA",
    "ASIA",
    "AIza",
    "ya29.",
    "SG.",
    "hf_",
    "npm_",
    "pypi-",
    "dop_v1_",
    "shpat_",
    "shpss_",
    "gsk_",
    "xai-",
    "nvapi-",
    "r8_",
    "tvly-",
    "lin_api_",
    "ntn_",
    "secret_",
    "PMAK-",
    "dckr_pat_",
    "sq0atp-",
    "sq0csp-",
    "EAAC",
    "key-",
    "pplx-",
    "fw_",
    "vercel_",
    "sntrys_",
    "phc_",
    "phx_",
    "AGE-SECRET-KEY-",
    "hvs.",
    "rubygems_",
    "maru-",
    "sbp_",
    "sb_secret_",
    "figd_",
    "pat-",
    "eyJ",
    "tskey-",
    "doo_v1_",
    "LTAI",
    "1//0",
  };

  private static final int LEAST = 20;
  private static final int ENOUGH_TO_SEE = 100;
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";

  private static final Words<Boolean> SAYS =
      new Words<Boolean>()
          .add(
              true,
              "password,passwd,passphrase,pwd,secret,token,api key,apikey,api_key,api-key,access key,access_key,"
                  + "access token,access_token,client_secret,client secret,secret_key,secret key,auth_token,"
                  + "private_key,bearer,비밀번호,비번,패스워드,암호,토큰,인증키,시크릿,api키,pin번호,와이파이 비번");

  private final Plain text;
  private final List<Find> finds;

  private Secrets(Plain text, List<Find> finds) {
    this.text = text;
    this.finds = finds;
  }

  static void find(Plain text, List<Find> finds) {
    Secrets secrets = new Secrets(text, finds);
    secrets.findPrivateKeys();
    secrets.findTokens();
  }

  private void findPrivateKeys() {
    for (int i = text.indexOf(BEGIN, 0); i >= 0; i = text.indexOf(BEGIN, i + 1)) {
      int title = text.indexOf("-----", i + BEGIN.length());
      if (title < 0 || title - i > 60 || !text.text(i, title).endsWith("PRIVATE KEY")) {
        continue;
      }
      int end = text.indexOf(END, title);
      int close = end < 0 ? -1 : text.indexOf("-----", end + END.length());
      int to = close < 0 ? text.length() : close + 5; // a cut key is one too
      finds.add(text.find(Kind.SECRET, i, to, 0.99));
      i = to - 1;
    }
  }

  private void findTokens() {
    int i = 0;
    while (i < text.length()) {
      if (!isToken(text.at(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      while (isToken(text.at(end)) && end < text.length()) {
        end++;
      }
      look(i, end);
      i = end;
    }
  }

  /// Looks at a word of the letters that tokens are made of.
  private void look(int start, int end) {
    if (end - start >= LEAST && prefixed(start, end)) {
      return;
    }
    if (text.at(end) == ':' && text.starts(end, "://")) {
      connection(end + 3);
    }
    for (int i = start; i < end; i++) {
      Words.Entry<Boolean> says = i == start || !text.letter(i - 1) ? SAYS.at(text, i) : null;
      if (says != null) {
        new Assigned(text, finds).look(i + says.word().length());
        return;
      }
    }
  }

  private boolean prefixed(int start, int end) {
    for (int from = start; from <= end - LEAST; from = afterBreak(from, end)) {
      for (String prefix : PREFIXES) {
        if (text.starts(from, prefix) && looksRandom(from + prefix.length(), end)) {
          finds.add(text.find(Kind.SECRET, from, trimmed(from, end), 0.95));
          return true;
        }
      }
    }
    return false;
  }

  /// The next place in a word where a key may begin: `key=sk-…`.
  private int afterBreak(int from, int end) {
    int at = from + 1;
    while (at < end && text.at(at - 1) != '=' && text.at(at - 1) != '/') {
      at++;
    }
    return at;
  }

  private int trimmed(int from, int end) {
    int to = end;
    while (to > from && (text.at(to - 1) == '.' || text.at(to - 1) == '-')) {
      to--;
    }
    return to;
  }

  /// Digits among letters, as chance throws them: `sk-learn-is-a-nice-library` is none.
  private boolean looksRandom(int from, int end) {
    int digits = 0;
    int capitals = 0;
    for (int i = from; i < Math.min(end, from + ENOUGH_TO_SEE); i++) {
      char c = text.at(i);
      digits += text.digit(i) ? 1 : 0;
      capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
    }
    return end - from >= 12 && (digits >= 2 || (digits == 1 && capitals >= 2) || capitals >= 6);
  }

  /// The password in `user:password@host`.
  private void connection(int from) {
    int colon = -1;
    for (int i = from; i < Math.min(text.length(), from + 200); i++) {
      char c = text.at(i);
      if (c == '@' && colon > 0 && i > colon + 1) {
        finds.add(text.find(Kind.SECRET, colon + 1, i, 0.97));
        return;
      }
      if (c == ':' && colon < 0) {
        colon = i;
      } else if (c <= ' ' || c == '/' || c == '"' || c == Plain.BETWEEN) {
        return;
      }
    }
  }

  private static boolean isToken(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '+'
        || c == '/'
        || c == '='
        || (c >= '가' && c <= '힣');
  }
}
