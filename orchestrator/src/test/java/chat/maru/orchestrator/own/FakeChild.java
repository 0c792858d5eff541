package chat.maru.orchestrator.own;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A child process without a model. The model's name says how it behaves: `hangs` is never ready,
/// `dies` cannot load, anything else works.
final class FakeChild {
  private FakeChild() {}

  public static void main(String[] arguments) throws IOException {
    List<String> given = Arrays.asList(arguments);
    String name = given.get(given.indexOf("--chat-name") + 1);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    boolean token = in.readLine().length() == 64;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println("some library says something");
      System.out.println("maru-modelhost port " + server.getLocalPort());
      if (name.equals("dies")) {
        System.err.println("llama_model_load: error loading model: unknown model architecture");
        System.exit(3);
      }
      if (!name.equals("hangs") && token) {
        System.out.println("maru-modelhost ready");
      }
      Thread.ofPlatform().daemon().start(() -> complain(server));
      in.readLine();
    }
  }

  private static void complain(ServerSocket server) {
    try (Socket _ = server.accept()) {
      System.err.println("the words of somebody");
      System.err.println("maru-modelhost has complained");
    } catch (IOException e) {
      // it ends
    }
  }
}
