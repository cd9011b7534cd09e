package io.opengse.agent.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where this agent is, for what it starts and asks.
 *
 * @param sdkAddress what games are told in GSE_SDK_ADDRESS, "host:port"; asked at each launch
 * @param outputs the directory of the games' captured output
 * @param answerWithin how long the server may take for a question
 */
public record Place(String hostId, Supplier<String> sdkAddress, Path outputs, Duration answerWithin) {
    Path output(String processId) {
        return outputs.resolve(processId + ".log");
    }
}
