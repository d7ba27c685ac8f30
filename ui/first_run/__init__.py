"""First run (新建台账): three steps from nothing to the desk."""
