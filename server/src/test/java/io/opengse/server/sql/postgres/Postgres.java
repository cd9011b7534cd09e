package io.opengse.server.sql.postgres;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the one PostgreSQL of their JVM ({@link PostgresServer}), which is started for the first that asks. Without
 * PostgreSQL they fail; who cannot install it leaves them out with -Dpostgres.tests=off.
 */
public final class Postgres implements ParameterResolver, ExecutionCondition {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Postgres.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return "off".equals(System.getProperty("postgres.tests"))
                ? ConditionEvaluationResult.disabled("left out by -Dpostgres.tests=off")
                : ConditionEvaluationResult.enabled("PostgreSQL is wanted");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(PostgresServer.class, _ -> PostgresServer.start(), PostgresServer.class);
    }
}
