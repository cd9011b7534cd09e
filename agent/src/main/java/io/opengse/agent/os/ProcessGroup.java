package io.opengse.agent.os;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Kills a whole process group in one system call: the kernel lets nobody in the group fork meanwhile, so a family that
 * breeds faster than we can look cannot outrun it. Does nothing where the JVM does not allow native access; the
 * {@link Reaper} then has only its rounds.
 */
final class ProcessGroup {
    private static final int SIGKILL = 9;

    private final @Nullable MethodHandle kill;

    ProcessGroup() {
        kill = ProcessGroup.class.getModule().isNativeAccessEnabled() ? function() : null;
    }

    /** @param leader of a group of its own; whoever calls has made sure that the number is still its */
    void kill(long leader) {
        if (kill == null || leader <= 1) {
            return;
        }
        try {
            int ignored = (int) kill.invokeExact((int) -leader, SIGKILL); // fails only when nobody is left
        } catch (Error problem) {
            throw problem;
        } catch (Throwable problem) {
            throw new IllegalStateException("kill(2) cannot be called", problem);
        }
    }

    private static MethodHandle function() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("kill"), FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    }
}
