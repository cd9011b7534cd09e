package io.opengse.agent.sdk;

import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A service whose requests may be anything: what cannot be read arrives as {@link Unreadable}, for {@link Arrivals} to
 * refuse. gRPC itself would throw through its own executor, and log each as a fault of the server.
 */
final class Legible {
    /** In the place of a request. */
    record Unreadable(String why) {}

    private Legible() {}

    static ServerServiceDefinition of(ServerServiceDefinition service) {
        List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
        service.getMethods().forEach(method -> methods.add(legible(method)));
        ServiceDescriptor.Builder descriptor =
                ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder legible = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(legible::addMethod);
        return legible.build();
    }

    private static <Q, A> ServerMethodDefinition<Q, A> legible(ServerMethodDefinition<Q, A> method) {
        MethodDescriptor<Q, A> descriptor = method.getMethodDescriptor();
        return ServerMethodDefinition.create(
                descriptor.toBuilder(
                                new Reader<>(descriptor.getRequestMarshaller()), descriptor.getResponseMarshaller())
                        .build(),
                method.getServerCallHandler());
    }

    private record Reader<Q>(MethodDescriptor.Marshaller<Q> strict) implements MethodDescriptor.Marshaller<Q> {
        @Override
        public InputStream stream(Q value) {
            return strict.stream(value);
        }

        @Override
        @SuppressWarnings("unchecked") // it goes to Arrivals, which looks, and to nobody else
        public Q parse(InputStream stream) {
            try {
                return strict.parse(stream);
            } catch (StatusRuntimeException malformed) {
                return (Q) new Unreadable(String.valueOf(malformed.getCause()));
            }
        }
    }
}
