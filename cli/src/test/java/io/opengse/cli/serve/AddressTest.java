package io.opengse.cli.serve;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.cli.console.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void aTakenPortIsReportedWithItsHolderAndTheFlag() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", socket.getLocalPort());

            assertThatThrownBy(() -> Address.requireFree("API", address, "--api HOST:PORT"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("the API port " + socket.getLocalPort() + " is taken by pid "
                            + ProcessHandle.current().pid())
                    .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
                    .extracting(Failure::remedy)
                    .asString()
                    .contains("--api HOST:PORT");
        }
    }

    @Test
    void anyFreePortIsAlwaysFree() {
        assertThatCode(() -> Address.requireFree("API", new InetSocketAddress("127.0.0.1", 0), "--api"))
                .doesNotThrowAnyException();
    }
}
