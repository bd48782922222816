package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Addition;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * A store of leads to which leads are added one at a time, so that all of it may end in between.
 */
public final class OneByOne {

    private OneByOne() {}

    public static Leads of(Leads leads) {
        return (Leads)
                Proxy.newProxyInstance(
                        Leads.class.getClassLoader(),
                        new Class<?>[] {Leads.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("add")) {
                                return added(
                                        leads, (List<?>) arguments[0], (Addition) arguments[1]);
                            }
                            try {
                                return method.invoke(leads, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static boolean added(Leads leads, List<?> all, Addition addition) {
        return all.stream().allMatch(lead -> leads.add(List.of((Lead) lead), addition));
    }
}
