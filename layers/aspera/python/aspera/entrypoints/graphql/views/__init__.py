"""Values of the domain as the schema's types. What is dear to find out is found out when asked for."""
