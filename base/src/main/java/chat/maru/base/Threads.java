package chat.maru.base;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The only place where threads are made and put to sleep.
public final class Threads {
  private Threads() {}

  /// An executor that runs each task on a virtual thread of its own, named `name-0`, `name-1`...
  public static ExecutorService virtual(String name) {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
  }

  /// Starts one virtual thread.
  public static Thread startVirtual(String name, Runnable task) {
    return Thread.ofVirtual().name(name).start(task);
  }

  /// Starts one daemon platform thread, for native calls that would pin a virtual one.
  public static Thread startPlatform(String name, Runnable task) {
    return Thread.ofPlatform().daemon().name(name).start(task);
  }

  /// Runs `task` when the process is told to end, before it ends.
  public static void onExit(String name, Runnable task) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name(name).unstarted(task));
  }

  /// Blocks for `duration`.
  ///
  /// @throws MaruException `DEADLINE` if the thread is interrupted; its interrupt flag stays set
  public static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// Turns an interruption into an error that unwinds the call, keeping the flag.
  public static MaruException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new MaruException(CommonError.DEADLINE, "The call was cancelled", cause);
  }
}
