package dev.qiao.core.internal.error;

import dev.qiao.core.error.SdkException;
import java.lang.reflect.Method;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What only the SDK does with its exceptions, before they are thrown. Their public API has no
 * methods for it: this is the way in from other packages.
 */
public abstract class FailureNotes {
  private static final FailureNotes OF_EXCEPTIONS = ofExceptions();

  private static FailureNotes ofExceptions() {
    try {
      Method notes = SdkException.class.getDeclaredMethod("notes");
      notes.setAccessible(true);
      return (FailureNotes) notes.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("SdkException of another version", e);
    }
  }

  /** For {@link SdkException}. */
  protected FailureNotes() {}

  /** See {@link #hiding}. */
  protected abstract SdkException hide(SdkException failure, UnaryOperator<String> mask);

  /** See {@link #about}. */
  protected abstract SdkException note(SdkException failure, @Nullable Object taskRef);

  /** See {@link #adding}. */
  protected abstract SdkException add(SdkException failure, String words);

  /** See {@link #forCaller}. */
  protected abstract SdkException copy(SdkException failure);

  /**
   * Takes secrets out of everything that a failure shows.
   *
   * @param mask gives a text without the secrets
   */
  public static SdkException hiding(SdkException failure, UnaryOperator<String> mask) {
    return OF_EXCEPTIONS.hide(failure, mask);
  }

  /**
   * Notes the task of a failure, once.
   *
   * @param taskRef a TaskRef, which this package does not know
   */
  public static SdkException about(SdkException failure, @Nullable Object taskRef) {
    return OF_EXCEPTIONS.note(failure, taskRef);
  }

  /** Adds words to the message of a failure. */
  public static SdkException adding(SdkException failure, String words) {
    return OF_EXCEPTIONS.add(failure, words);
  }

  /**
   * A copy to throw in the calling thread, with the caller's stack and the failure as its cause. A
   * failure that several callers wait for is thrown once for each: one instance would have the
   * stack of none of them.
   */
  public static SdkException forCaller(SdkException failure) {
    return OF_EXCEPTIONS.copy(failure);
  }
}
