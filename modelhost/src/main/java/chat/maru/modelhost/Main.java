package chat.maru.modelhost;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/// Serves embedded models to the process that started it.
///
/// The first line of stdin is the token. Two lines go to stdout: `maru-modelhost port N` as soon as
/// it listens, `maru-modelhost ready` when the models are in memory. When stdin ends, so does this
/// process: its parent is gone.
public final class Main {
  private static final String SIGN = "maru-modelhost ";
  private static final int WRONG_CALL = 2;
  private static final int CANNOT_LOAD = 3;
  private static final int MIN_TOKEN_CHARS = 16;

  private Main() {}

  public static void main(String[] arguments) {
    // Native libraries and their loader print on stdout: it is kept for the two lines.
    PrintStream parent = System.out;
    System.setOut(System.err);
    int status = run(parent, arguments);
    // Threads inside llama.cpp never end, and with them the JVM would not.
    Runtime.getRuntime().halt(status);
  }

  private static int run(PrintStream parent, String... arguments) {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      Options options = Options.parse(arguments);
      String token = in.readLine();
      if (token == null || token.length() < MIN_TOKEN_CHARS) {
        throw MaruException.invalid("stdin", "no token", "a token on the first line");
      }
      Host host = new Host(Clock.systemUTC());
      Door door = Door.open(token, host);
      parent.println(SIGN + "port " + door.port());
      Threads.startPlatform("load", () -> load(options, host, parent));
      while (in.readLine() != null) {
        // nothing else is said to this process
      }
      return 0;
    } catch (MaruException | IOException e) {
      System.err.println(SIGN + e.getMessage());
      return WRONG_CALL;
    }
  }

  private static void load(Options options, Host host, PrintStream parent) {
    try {
      Optional<ChatModel> chat =
          options
              .chat()
              .map(
                  file ->
                      LlamaChatModel.load(
                          file, options.chatName(), options.threads(), options.context()));
      Optional<Embedder> embedder =
          options
              .embedding()
              .map(
                  file ->
                      LlamaEmbedder.load(
                          file, options.embeddingName(), options.threads(), options.pooled()));
      host.serve(new Host.Models(chat, embedder));
      parent.println(SIGN + "ready");
    } catch (MaruException | LinkageError e) {
      System.err.println(SIGN + "cannot load: " + e.getMessage());
      Runtime.getRuntime().halt(CANNOT_LOAD);
    }
  }
}
