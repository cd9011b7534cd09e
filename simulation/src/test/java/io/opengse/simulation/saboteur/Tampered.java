package io.opengse.simulation.saboteur;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A table that does what the honest one does, but for what a saboteur does instead. */
final class Tampered {
    private Tampered() {}

    /** One call of a table. */
    record Call(Object table, Method method, Object[] arguments) {
        boolean is(String name) {
            return method.getName().equals(name);
        }

        Object argument() {
            return arguments[0];
        }

        Object honestly() {
            return with(arguments);
        }

        Object with(Object... others) {
            try {
                return method.invoke(table, others);
            } catch (InvocationTargetException thrown) {
                if (thrown.getCause() instanceof RuntimeException problem) {
                    throw problem;
                }
                throw new IllegalStateException("tables throw runtime exceptions only", thrown);
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException("tables are public interfaces", impossible);
            }
        }
    }

    /** What is done instead. */
    interface Trick {
        @Nullable
        Object play(Call call);
    }

    /** A seam that plays the trick on tables of this type. */
    static Seam tables(Class<?> tricked, Trick trick) {
        return new Seam() {
            @Override
            public <T> T table(Class<T> type, T honest) {
                return type == tricked ? type.cast(proxy(type, honest, trick)) : honest;
            }
        };
    }

    /** A seam in which this method of that table does nothing and answers so. */
    static Seam instead(Class<?> tricked, String method, @Nullable Object answer) {
        return tables(tricked, call -> call.is(method) ? answer : call.honestly());
    }

    private static Object proxy(Class<?> type, Object honest, Trick trick) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> trick.play(new Call(honest, method, arguments)));
    }
}
