package chat.maru.server.config;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.config.ConfigSection;
import chat.maru.base.config.Environment;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `maru.yaml`: `${NAME}` in a value is the variable of that name, `MARU_<PATH>` wins over a
/// key.
///
/// A missing file is an empty one. Errors name the file and the line.
public final class ConfigFile {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /// Variables with our prefix that are no configuration.
  private static final Set<String> NOT_CONFIG = Set.of("MARU_SECRET", "MARU_HOME");

  private final Path path;
  private final Map<String, String> variables;

  public ConfigFile(Path path, Map<String, String> variables) {
    this.path = path;
    this.variables = Map.copyOf(variables);
  }

  /// @throws MaruException `INVALID` with file and line of what is wrong
  public MaruConfig read() {
    YamlTree tree = YamlTree.EMPTY;
    try {
      tree = Files.exists(path) ? YamlTree.parse(Files.readString(path)) : tree;
      Environment environment = new Environment(variables);
      MaruConfig config =
          MaruConfig.from(
              ConfigSection.root(substituted("", tree.values()), environment), variables);
      environment.end(NOT_CONFIG);
      return config;
    } catch (MaruException e) {
      throw new MaruException(e.code(), place(tree, e) + e.message());
    } catch (CharacterCodingException e) {
      throw new MaruException(CommonError.INVALID, path + ": not UTF-8 text", e);
    } catch (IOException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE, path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  Path path() {
    return path;
  }

  private String place(YamlTree tree, MaruException e) {
    if (e.message().startsWith("line ") || e.message().startsWith("Unknown variable")) {
      return path + ": ";
    }
    String key = JsonObject.paramsOf(e).findString("key").orElse("");
    return path + tree.line(key).map(line -> " line " + line + ": ").orElse(": ");
  }

  private JsonObject substituted(String path, JsonObject object) {
    JsonObject.Builder result = JsonObject.builder();
    object
        .fields()
        .forEach(
            (name, value) ->
                result.put(name, substituted(path.isEmpty() ? name : path + "." + name, value)));
    return result.build();
  }

  private Json substituted(String path, Json value) {
    return switch (value) {
      case JsonObject object -> substituted(path, object);
      case JsonArray array -> {
        List<Json> values = new ArrayList<>();
        array.forEach(each -> values.add(substituted(path + "[" + values.size() + "]", each)));
        yield new JsonArray(values);
      }
      case JsonString string ->
          Json.of(VARIABLE.matcher(string.value()).replaceAll(variable(path)));
      case Json other -> other;
    };
  }

  private Function<java.util.regex.MatchResult, String> variable(String key) {
    return match -> {
      String value = variables.get(match.group(1));
      if (value == null) {
        throw MaruException.invalid(key, "${" + match.group(1) + "}", "a variable that is set")
            .with(JsonObject.builder().put("key", key).build());
      }
      return Matcher.quoteReplacement(value);
    };
  }
}
